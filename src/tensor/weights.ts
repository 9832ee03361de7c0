import * as tf from '@tensorflow/tfjs-core'

/** One tensor of a weight file, in the format of tf.io.decodeWeights. */
export interface TensorSpec {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: 'float32'
  readonly quantization?:
    | { readonly dtype: 'float16'; readonly original_dtype?: 'float32' }
    | {
        readonly dtype: 'uint8' | 'uint16'
        readonly scale: number
        readonly min: number
        readonly original_dtype?: 'float32'
      }
}

/** Bytes the tensor takes in its file. */
export function bytesInFile({ shape, quantization }: TensorSpec): number {
  const values = shape.reduce((product, n) => product * n, 1)
  return values * { uint8: 1, uint16: 2, float16: 2, float32: 4 }[quantization?.dtype ?? 'float32']
}

/** Decodes consecutive tensors from the start of `bytes`; the caller owns them. Throws when there are too few bytes. */
export function decodeTensors(bytes: Uint8Array, specs: readonly TensorSpec[]): Map<string, tf.Tensor> {
  const needed = specs.reduce((sum, spec) => sum + bytesInFile(spec), 0)
  if (bytes.length < needed) throw new Error(`The weights hold ${bytes.length} bytes, ${needed} are needed.`)
  const buffer = bytes.slice(0, needed).buffer
  const entries = specs.map((spec) => ({ ...spec, shape: [...spec.shape] }))
  return new Map(Object.entries(tf.io.decodeWeights(buffer, entries)))
}
