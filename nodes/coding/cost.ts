import {
  codeSizeOf,
  type NetworkDescription,
  paddedSize,
  parameterCount,
  passCost,
  type Shape3,
  shapeBytes,
} from '../../src/tensor'
import { headerBytes } from './code-file'
import { levelCount } from './level-model'

/** Floating-point operations that take as long as coding one bit of a level does. */
const workPerBit = 200
/** The same, of hashing the bytes of one weight. */
const workPerWeight = 40

/** What the network and the coder take for a picture, with the most bytes of its code; undefined when there is none. */
export function codingCost([height, width]: Shape3, description: NetworkDescription, bits: number) {
  const size = codeSizeOf(description)
  if (!size) return undefined
  const [rows, columns] = paddedSize([height, width], size)
  const { channels, factor } = size
  const count = levelCount({ width: columns / factor, height: rows / factor, channels, bits })
  // Both halves: they are about as large.
  const pass = passCost(description, 1, 'forward', [rows, columns, 3])
  return {
    channels,
    bytes: headerBytes + Math.ceil((count * bits) / 8),
    id: workPerWeight * parameterCount(description),
    half: pass.work / 2,
    coding: workPerBit * count * bits,
    peak: pass.peak + 4 * count + 3 * shapeBytes([rows, columns, 3]),
  }
}

/** Forecast of Compress. */
export function compressCost(image: Shape3, description: NetworkDescription, bits: number) {
  const cost = codingCost(image, description, bits)
  if (!cost) return undefined
  const [height, width] = image
  const code = { bytes: cost.bytes, width, height, channels: cost.channels, bits }
  return { outputs: { code }, work: cost.id + cost.half + cost.coding, peak: cost.peak }
}

/** Forecast of Decompress. */
export function decompressCost(
  { width, height, bits }: { readonly width: number; readonly height: number; readonly bits: number },
  description: NetworkDescription,
) {
  const image: Shape3 = [height, width, 3]
  const cost = codingCost(image, description, bits)
  return cost && { outputs: { image }, work: cost.id + cost.half + cost.coding, peak: cost.peak }
}
