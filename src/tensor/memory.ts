import * as tf from '@tensorflow/tfjs-core'

/** How much the tensor engine holds at the moment: live handles, and bytes of the data behind them. */
export interface MemorySnapshot {
  readonly tensors: number
  readonly bytes: number
}

export function memory(): MemorySnapshot {
  const { numTensors, numBytes } = tf.memory()
  return { tensors: numTensors, bytes: numBytes }
}

const meters = new WeakMap<object, MemoryMeter>()

/** Measures the most bytes of tensors that were allocated at once. */
export interface MemoryMeter {
  /** From now on. */
  reset(): void
  /** Most since `reset`, in bytes. */
  peak(): number
}

/** tfjs tells the bytes of the moment only; what it counts them in is watched. */
export function memoryMeter(): MemoryMeter {
  const { state } = tf.engine()
  const meter = meters.get(state) ?? watch(state)
  meters.set(state, meter)
  return meter
}

function watch(state: { numBytes: number }): MemoryMeter {
  let bytes = state.numBytes
  let peak = bytes
  Object.defineProperty(state, 'numBytes', {
    get: () => bytes,
    set(value: number) {
      bytes = value
      if (bytes > peak) peak = bytes
    },
  })
  return {
    reset() {
      peak = bytes
    },
    peak: () => peak,
  }
}

/** Bytes of the data of the given tensors; two handles on one piece of data count twice. */
export function bytesOf(...tensors: readonly tf.Tensor[]): number {
  return tensors.reduce((sum, t) => sum + t.size * tf.util.bytesPerElement(t.dtype), 0)
}

/** Frees the handles that are still alive; data goes with its last handle. */
export function disposeTensors(tensors: Iterable<tf.Tensor>): void {
  for (const tensor of tensors) if (!tensor.isDisposed) tensor.dispose()
}

/** A second handle on the same data, with an owner of its own. */
export function cloneTensor<T extends tf.Tensor>(tensor: T): T {
  return tf.clone(tensor)
}

/** A float32 tensor of the given shape. Throws when the number of values does not match. */
export function tensorFrom(values: Float32Array | readonly number[], shape: readonly number[]): tf.Tensor {
  const data = values instanceof Float32Array ? values : Float32Array.from(values)
  return tf.tensor(data, [...shape], 'float32')
}

/** The values of a float32 tensor, read back without blocking where the backend can. */
export async function valuesOf(tensor: tf.Tensor): Promise<Float32Array> {
  const values = await tensor.data()
  return values instanceof Float32Array ? values : Float32Array.from(values)
}
