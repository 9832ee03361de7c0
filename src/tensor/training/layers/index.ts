import type { LayerDescription, LayerKindName, LayerOf } from '../description'
import { leakyRelu, relu, sigmoid, tanh } from './activation'
import { convolution, transposedConvolution } from './convolution'
import { dense } from './dense'
import type { LayerKind } from './layer'
import { batchNorm, instanceNorm, layerNorm } from './normalization'
import { reflectionPad } from './reflection-pad'
import { pixelShuffle, upsample } from './resample'
import { flatten, reshape } from './reshape'
import { residualOf } from './residual'

const kinds: { readonly [K in LayerKindName]: LayerKind<LayerOf<K>> } = {
  dense,
  reshape,
  flatten,
  convolution,
  'transposed-convolution': transposedConvolution,
  upsample,
  'pixel-shuffle': pixelShuffle,
  'reflection-pad': reflectionPad,
  'batch-norm': batchNorm,
  'instance-norm': instanceNorm,
  'layer-norm': layerNorm,
  relu,
  'leaky-relu': leakyRelu,
  tanh,
  sigmoid,
  residual: residualOf(kindOf),
}

/** What a kind of layer is, for the layers of that kind: which is what its type cannot say. */
export function kindOf(layer: LayerDescription): LayerKind<LayerDescription> {
  return kinds[layer.kind] as LayerKind<LayerDescription>
}
