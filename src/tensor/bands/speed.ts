import type { KernelBackend } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'

/** Shorter times than this are more clock than work: browsers round it to 0.1 ms. */
const shortestMs = 0.2

/** How fast the backend in use does one kind of work, learned from what was done before. */
export class Speed {
  /** Work per ms. */
  #rate: number

  constructor(firstGuess: number) {
    this.#rate = firstGuess
  }

  workIn(ms: number): number {
    return this.#rate * ms
  }

  /** Goes half of the way to what was measured, so that one disturbance does not decide alone. */
  learn(work: number, ms: number): void {
    this.#rate = (this.#rate + work / Math.max(ms, shortestMs)) / 2
  }
}

/** Kinds of work whose time is in proportion to different things. */
export type Work = keyof typeof guesses

/**
 * Units per ms before anything was measured: of a slow machine on wasm, so that the first band is rather too small.
 * A convolution's unit is a multiply-add, a pooling gradient's a value of its input.
 */
const guesses = { convolution: 1e6, poolGradient: 1e4 }

const known = new WeakMap<KernelBackend, Map<Work, Speed>>()

/** The speed of the backend in use; null when it is asynchronous: there work is never cut. */
export function speedOf(work: Work): Speed | null {
  if (!isSynchronous()) return null
  const backend = tf.backend()
  const speeds = known.get(backend) ?? new Map<Work, Speed>()
  known.set(backend, speeds)
  const speed = speeds.get(work) ?? new Speed(guesses[work])
  speeds.set(work, speed)
  return speed
}
