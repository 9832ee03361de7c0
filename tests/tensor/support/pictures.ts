import type { Tensor3D } from '../../../src/tensor'
import { sizeOf, tensorFrom, valuesOf } from '../../../src/tensor'

/** A picture of one channel written as rows. */
export function rows(...values: readonly (readonly number[])[]): Tensor3D {
  return tensorFrom(values.flat(), [values.length, values[0]?.length ?? 0, 1]) as Tensor3D
}

/** Of one channel. */
export async function toRows(image: Tensor3D): Promise<number[][]> {
  const values = Array.from(await valuesOf(image))
  const { width, height } = sizeOf(image)
  return Array.from({ length: height }, (_, y) => values.slice(y * width, (y + 1) * width))
}

/** The largest difference between two rows of numbers; throws when they differ in length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} numbers cannot be compared with ${b.length}.`)
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return most
}

/** A signal that is aborted after so many looks at it. */
export function abortAfter(looks: number): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  const look = signal.throwIfAborted.bind(signal)
  let left = looks
  signal.throwIfAborted = () => {
    if (left-- <= 0) controller.abort()
    look()
  }
  return signal
}
