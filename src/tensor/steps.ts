import type { Pacer } from './pause'

/**
 * A computation that can be interrupted where it yields, so that one function serves callers that wait and callers
 * that let events run. It holds its tensors in an `Owned` that it disposes of in a `finally`.
 */
export type Steps<T> = Generator<void, T, void>

/** From start to end at once. */
export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Lets events run between the steps. Rejects with the signal's reason, having freed what the steps hold. */
export async function runPaced<T>(steps: Steps<T>, pacer: Pacer): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    try {
      await pacer.breathe()
    } catch (error) {
      // Ends the computation at its yield: its `finally` runs, and the error goes on from here.
      steps.throw(error)
    }
  }
}
