import type { Tensor, Tensor1D, Tensor4D } from '../src/tensor'
import { AdainDecoder, disposeTensors } from '../src/tensor'
import { adainDecoderSteps } from './adain-decoder'
import type { LoadOptions } from './weight-reader'
import { WeightReader } from './weight-reader'
import type { WeightSource } from './weight-source'

/** Reads the AdaIN decoder's weights; the caller owns the decoder. */
export async function loadDecoder(source: WeightSource, options: LoadOptions): Promise<AdainDecoder> {
  const tensors = new Map<string, Tensor>()
  const collect = (some: ReadonlyMap<string, Tensor>) => {
    for (const [name, tensor] of some) tensors.set(name, tensor)
  }
  const last = adainDecoderSteps.at(-1)?.name ?? ''
  try {
    await new WeightReader('adain-decoder', source).readUpTo(`${last}/bias`, collect, options)
    return new AdainDecoder(
      adainDecoderSteps.map(({ name, ...step }) => {
        const filter = tensors.get(`${name}/kernel`)
        const bias = tensors.get(`${name}/bias`)
        if (!filter || !bias) throw new Error(`The decoder's weights lack ${name}.`)
        return { filter: filter as Tensor4D, bias: bias as Tensor1D, ...step }
      }),
    )
  } catch (error) {
    disposeTensors(tensors.values())
    throw error
  }
}
