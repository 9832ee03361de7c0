import type { LayerDescription, NetworkDescription } from '../../src/tensor'
import { z } from '../zod'

/** Far more than any network that could be trained here, and few enough to go through at once. */
export const mostLayers = 300
/** Residual blocks inside each other. */
const deepestBlocks = 4

const count = (most: number) => z.int().min(1).max(most)
const side = count(16_384)
const channels = count(65_536)
const kernel = count(64)
const factor = count(16)

const plain = [
  z.strictObject({ kind: z.literal('dense'), units: count(2 ** 24) }),
  z.strictObject({ kind: z.literal('reshape'), shape: z.tuple([side, side, channels]) }),
  z.strictObject({ kind: z.literal('flatten') }),
  z.strictObject({
    kind: z.literal('convolution'),
    filters: channels,
    kernel,
    stride: factor.exactOptional(),
    padding: z.int().min(0).max(64).exactOptional(),
    spectral: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('transposed-convolution'), filters: channels, kernel, stride: factor }),
  z.strictObject({ kind: z.enum(['upsample', 'pixel-shuffle']), factor }),
  z.strictObject({ kind: z.literal('reflection-pad'), size: z.int().min(0).max(64) }),
  z.strictObject({
    kind: z.enum(['batch-norm', 'instance-norm', 'layer-norm', 'relu', 'tanh', 'sigmoid']),
  }),
  z.strictObject({ kind: z.literal('leaky-relu'), slope: z.number().min(0).max(1) }),
] as const

/** Layers with residual blocks of so many levels: a schema without an end would follow any depth. */
function layers(levels: number): z.ZodType<LayerDescription[]> {
  const layer: z.ZodType<LayerDescription> =
    levels === 0
      ? z.union(plain)
      : z.union([...plain, z.strictObject({ kind: z.literal('residual'), layers: layers(levels - 1) })])
  return z.array(layer).min(1).max(mostLayers)
}

const anySide = side.nullable()

/** Reads descriptions, and writes them so that the same one gives the same text. */
export const descriptionSchema: z.ZodType<NetworkDescription> = z.strictObject({
  role: z.enum(['generator', 'discriminator', 'network']),
  input: z.union([z.tuple([channels]), z.tuple([anySide, anySide, channels])]),
  layers: layers(deepestBlocks),
  code: count(mostLayers).exactOptional(),
})

/** With those inside of blocks. */
export function countLayers(layers: readonly LayerDescription[]): number {
  return layers.reduce(
    (sum, layer) => sum + 1 + (layer.kind === 'residual' ? countLayers(layer.layers) : 0),
    0,
  )
}
