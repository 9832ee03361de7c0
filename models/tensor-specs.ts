import type { TensorSpec } from '../src/tensor'
import adainDecoder from './adain-decoder.json'
import liteEncoder from './lite-encoder.json'
import vgg19 from './vgg19.json'
import { z } from './zod'

const quantization = z.union([
  z.object({ dtype: z.literal('float16') }),
  z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
])

const schema = z.array(
  z.object({
    name: z.string(),
    shape: z.array(z.int().positive()),
    dtype: z.literal('float32'),
    quantization: quantization,
  }),
)

const contents: Readonly<Record<string, unknown>> = {
  'adain-decoder': adainDecoder,
  'lite-encoder': liteEncoder,
  vgg19,
  vgg16: [],
}

/** The tensors of a network in the order of its files, in the format of tf.io.decodeWeights. */
export function tensorSpecs(id: string): readonly TensorSpec[] {
  return schema.parse(contents[id])
}
