import type { DecoderLayerSize } from '../src/tensor'
import { adainDecoderSteps } from './adain-decoder'
import { tensorSpecs } from './tensor-specs'

let known: readonly DecoderLayerSize[] | undefined

/** The AdaIN decoder's layers in order, known before any weight is loaded. */
export function decoderSizes(): readonly DecoderLayerSize[] {
  known ??= readSizes()
  return known
}

function readSizes(): DecoderLayerSize[] {
  const specs = new Map(tensorSpecs('adain-decoder').map(({ name, shape }) => [name, shape]))
  return adainDecoderSteps.map(({ name, enlarge, joins }) => {
    const [, , from = 0, to = 0] = specs.get(`${name}/kernel`) ?? []
    return { from, to, enlarge, ...(joins !== undefined && { joins }) }
  })
}
