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
  /** At the moment, in bytes. */
  now(): number
}

/** One for the whole engine, as the memory is. tfjs itself tells the moment only, and counts each handle on data. */
export function memoryMeter(): MemoryMeter {
  const { state } = tf.engine()
  const meter = meters.get(state) ?? watch(state.tensorInfo, state.numBytes)
  meters.set(state, meter)
  return meter
}

type DataBook = ReturnType<typeof tf.engine>['state']['tensorInfo']

/** Watches the book that tfjs keeps of all data, in which each has its bytes. @param bytes what is there already. */
function watch(book: DataBook, bytes: number): MemoryMeter {
  const { set, delete: remove } = book
  let now = bytes
  let peak = now
  const bytesAt = (data: object) => book.get(data)?.bytes ?? 0
  book.set = (data, info) => {
    now += info.bytes - bytesAt(data)
    if (now > peak) peak = now
    return set.call(book, data, info)
  }
  book.delete = (data) => {
    now -= bytesAt(data)
    return remove.call(book, data)
  }
  return {
    reset() {
      peak = now
    },
    peak: () => peak,
    now: () => now,
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
