import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { GivenFile } from './given-file'
import { inputKey, openGiven } from './read-given'

/** What is kept of the files a user gave. */
export interface KeptWeights {
  /** Such as `VGG-16`. */
  readonly title: string
  /**
   * One safetensors file with the convolutions alone, in single precision and TensorFlow's order. The same weights
   * give the same bytes, so that their hash stands for them wherever they came from.
   */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Reads files of weights into the one form in which they are kept: of half a gigabyte of VGG-16 these are 59 MB.
 * @throws GivenWeightsError, or the signal's reason.
 */
export async function keepWeights(files: readonly GivenFile[], signal?: AbortSignal): Promise<KeptWeights> {
  const network = await openGiven(files)
  const { encoder, input } = network
  const entries: Record<string, unknown> = { __metadata__: { [inputKey]: input } }
  let size = 0
  let inputs = 3
  for (const { conv, channels } of encoder.layerInfo) {
    for (const [name, shape] of [
      [`${conv}/kernel`, [3, 3, inputs, channels]],
      [`${conv}/bias`, [channels]],
    ] as const) {
      const end = size + 4 * shape.reduce((product, side) => product * side, 1)
      entries[name] = { dtype: 'F32', shape, data_offsets: [size, end] }
      size = end
    }
    inputs = channels
  }
  const text = JSON.stringify(entries)
  const header = utf8ToBytes(text.padEnd(Math.ceil(text.length / 8) * 8))
  const bytes = new Uint8Array(8 + header.length + size)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true)
  bytes.set(header, 8)
  let at = 8 + header.length
  for (const { depth } of encoder.layerInfo) {
    signal?.throwIfAborted()
    const { filter, bias } = await network.read(depth)
    for (const values of [filter, bias]) {
      bytes.set(new Uint8Array(values.buffer), at)
      at += values.byteLength
    }
  }
  return { title: encoder.title, bytes }
}
