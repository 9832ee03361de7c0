import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor, valuesOf } from '../memory'
import type { Owned } from '../owned'
import type { Curvature } from './curvature'
import { descentDirection, dot, firstCurvature, learnCurvature } from './curvature'
import type { LbfgsSettings } from './lbfgs'
import { freeToMove, moved } from './lbfgs'
import type { LineSearch } from './line-search'
import { beginSearch, continueSearch } from './line-search'
import type { MethodStep, PixelMethod, StepHelp } from './method'
import { keepResult } from './tensor-tree'

/** A search along one direction, [h, w, 3] each. */
interface Line {
  readonly curvature: Curvature
  /** Where it starts: the last iterate and the gradient there. */
  readonly from: tf.Tensor3D
  readonly gradient: tf.Tensor3D
  readonly direction: tf.Tensor3D
  readonly search: LineSearch
  /** The gradient at `search.low`; null while that is the start. */
  readonly lowGradient: tf.Tensor3D | null
}

export interface SearchMemory {
  readonly kind: 'lbfgs-search'
  /** Null before the first step. */
  readonly line: Line | null
  /** No direction leads any lower. */
  readonly finished: boolean
}

/** An iterate, and what is known there. */
interface Arrival {
  readonly pixels: tf.Tensor3D
  readonly gradient: tf.Tensor3D
  readonly total: number
}

/**
 * L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithm 7.5). Each step is one
 * evaluation; the sum of the losses and one slope are read back for each. Where pixels are clipped, the line bends
 * along the bounds, and only what is free to move counts in its slope.
 */
export function lbfgsSearchMethod(settings: LbfgsSettings, clip: boolean): PixelMethod<SearchMemory> {
  return {
    made: (memory): memory is SearchMemory => memory.kind === 'lbfgs-search',
    begin: () => ({ kind: 'lbfgs-search', line: null, finished: false }),
    step: (pixels, gradient, { line }, help) =>
      keepResult((owned) => {
        const step = new SearchStep(settings, clip, help, owned)
        return line ? step.along(line, pixels, gradient) : step.first(pixels, gradient)
      }),
    best: (pixels, { line }) =>
      line ? moved(line.from, line.direction, line.search.low.length, clip) : cloneTensor(pixels),
    finished: ({ finished }) => finished,
  }
}

/** One step; what it makes belongs to `owned`. */
class SearchStep {
  constructor(
    readonly settings: LbfgsSettings,
    readonly clip: boolean,
    readonly help: StepHelp,
    readonly owned: Owned,
  ) {}

  async first(pixels: tf.Tensor3D, borrowed: tf.Tensor3D): Promise<MethodStep<SearchMemory>> {
    const gradient = this.owned.own(cloneTensor(borrowed))
    return this.#restart({ pixels, gradient, total: await this.help.total() })
  }

  async along(line: Line, pixels: tf.Tensor3D, borrowed: tf.Tensor3D): Promise<MethodStep<SearchMemory>> {
    const length = line.search.trial
    const [value, slope] = await Promise.all([
      this.help.total(),
      this.#slope(line.from, line.direction, length, borrowed),
    ])
    const verdict = continueSearch(line.search, { length, value, slope })
    if (verdict.kind === 'settle') return this.#settle(line)
    const gradient = this.owned.own(cloneTensor(borrowed))
    if (verdict.kind === 'accept') return this.#arrive(line, { pixels, gradient, total: value })
    const { search, better } = verdict
    return {
      pixels: this.owned.own(moved(line.from, line.direction, search.trial, this.clip)),
      memory: remember({ ...line, search, lowGradient: better ? gradient : line.lowGradient }),
      iterate: null,
    }
  }

  /** The best point that the search came by; where there is none, what was learned of the curvature misled it. */
  #settle(line: Line): Promise<MethodStep<SearchMemory>> | MethodStep<SearchMemory> {
    const { from, search, lowGradient, curvature } = line
    const { length, value } = search.low
    if (lowGradient && value < search.start.value) {
      const pixels = this.owned.own(moved(from, line.direction, length, this.clip))
      return this.#arrive(line, { pixels, gradient: lowGradient, total: value })
    }
    if (curvature.pairs.length === 0) return finish(from)
    return this.#restart({ pixels: from, gradient: line.gradient, total: search.start.value })
  }

  #arrive(line: Line, arrival: Arrival): Promise<MethodStep<SearchMemory>> {
    const s = this.owned.own(tf.sub<tf.Tensor3D>(arrival.pixels, line.from))
    const y = this.owned.own(tf.sub<tf.Tensor3D>(arrival.gradient, line.gradient))
    return this.#search(arrival, learnCurvature(line.curvature, { s, y }, this.settings.history, this.owned))
  }

  /** Down the gradient. */
  #restart(arrival: Arrival): Promise<MethodStep<SearchMemory>> {
    return this.#search(arrival, firstCurvature(arrival.gradient, this.settings.learningRate, this.owned))
  }

  async #search(arrival: Arrival, curvature: Curvature): Promise<MethodStep<SearchMemory>> {
    const { pixels: from, gradient, total } = arrival
    const direction = this.owned.own(await descentDirection(curvature, gradient, this.help.pacer))
    const slope = await this.#slope(from, direction, 0, gradient)
    if (!(slope < 0)) return curvature.pairs.length === 0 ? finish(from) : this.#restart(arrival)
    const search = beginSearch(total, slope)
    const memory = remember({ curvature, from, gradient, direction, search, lowGradient: null })
    return { pixels: this.owned.own(moved(from, direction, search.trial, this.clip)), memory, iterate: from }
  }

  /** Of the sum of the losses along the line, at a length where the gradient is known. */
  async #slope(
    from: tf.Tensor3D,
    direction: tf.Tensor3D,
    length: number,
    gradient: tf.Tensor3D,
  ): Promise<number> {
    const slope = this.owned.own(
      this.clip
        ? tf.tidy(() => dot(gradient, freeToMove(moved(from, direction, length, false), direction)))
        : dot(gradient, direction),
    )
    const [value] = await valuesOf(slope)
    this.owned.free(slope)
    return value ?? Number.NaN
  }
}

function remember(line: Line): SearchMemory {
  return { kind: 'lbfgs-search', line, finished: false }
}

function finish(pixels: tf.Tensor3D): MethodStep<SearchMemory> {
  return { pixels, memory: { kind: 'lbfgs-search', line: null, finished: true }, iterate: pixels }
}
