import type { GivenFile } from './given-file'
import { inputKey, openGiven } from './read-given'
import { type TensorToWrite, writeSafetensors } from './write-safetensors'

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
  const tensors: TensorToWrite[] = []
  let inputs = 3
  for (const { conv, channels, depth } of encoder.layerInfo) {
    signal?.throwIfAborted()
    const { filter, bias } = await network.read(depth)
    tensors.push({ name: `${conv}/kernel`, shape: [3, 3, inputs, channels], values: filter })
    tensors.push({ name: `${conv}/bias`, shape: [channels], values: bias })
    inputs = channels
  }
  return { title: encoder.title, bytes: writeSafetensors(tensors, { [inputKey]: input }) }
}
