import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../images/pixels'
import type { LossTerm } from '../losses/term'
import { uniqueNames } from '../losses/term'
import { cloneTensor, disposeTensors, valuesOf } from '../memory'
import { NetworkPass } from '../networks/pass'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { GradientForm } from './gradient-form'
import type { NetworkGroup } from './groups'
import { groupTerms } from './groups'
import { type Jitter, rollImage, type Shift, shiftAt } from './jitter'
import type { PlacedTerm } from './score'
import { scoreAll } from './score'
import { scoreEvenly } from './score-evenly'
import { scoreInTiles } from './tiled'
import type { Tile } from './tiles'
import { planTiles } from './tiles'

/** Losses of one image, by the terms' unique names. */
export interface LossValues {
  /** Unweighted. */
  readonly values: Record<string, number>
  /** Σ weight · value. */
  readonly total: number
}

/** What was read back of one evaluation. */
export interface Reading {
  readonly losses: LossValues
  /** 0 while every value of the gradient is finite, else NaN; 0 when no gradient was asked for. */
  readonly fault: number
}

/** What one evaluation leaves on the device; the caller owns both. */
export interface Evaluation {
  /** Unweighted values in the order of the terms and, last, the gradient's `fault`: [n + 1]. */
  readonly values: tf.Tensor1D
  /** Of the weighted sum at the image, [h, w, 3]; null when it was not asked for. */
  readonly gradient: tf.Tensor3D | null
}

export interface EvaluatorOptions {
  /** Default plain. */
  readonly gradient?: GradientForm
  /** Longer pictures go through the networks in pieces of at most this size, in px; default: never. */
  readonly tileSide?: number
  /** Default: the picture stays where it is. Terms that know places then take another run of their network. */
  readonly jitter?: Jitter
}

/** Scores terms at x; what comes of it belongs to the evaluation. */
type Take = (x: tf.Tensor3D, placed: readonly PlacedTerm[]) => Promise<tf.Tensor3D | null>

/** Scores images by a fixed list of terms, running each network once per image whatever the number of terms. */
export class Evaluator {
  readonly names: readonly string[]
  readonly #terms: readonly LossTerm[]
  readonly #groups: readonly NetworkGroup[]
  readonly #imageTerms: readonly PlacedTerm[]

  /** Borrows the terms. */
  constructor(
    terms: readonly LossTerm[],
    readonly options: EvaluatorOptions = {},
  ) {
    if (terms.length === 0) throw new Error('There is no loss to optimize: wire at least one loss in.')
    this.#terms = terms
    this.names = uniqueNames(terms)
    const { groups, imageTerms } = groupTerms(terms, options.jitter !== undefined)
    this.#groups = groups
    this.#imageTerms = imageTerms
  }

  /** @param step how far the picture is moved depends on it; absent: it stays where it is. */
  async evaluate(
    image: tf.Tensor3D,
    withGradient: boolean,
    signal?: AbortSignal,
    step?: number,
  ): Promise<Evaluation> {
    signal?.throwIfAborted()
    const owned = new Owned()
    const scalars: tf.Scalar[] = []
    const gradients: tf.Tensor3D[] = []
    const pacer = new Pacer(signal)
    const take: Take = async (x, placed) => {
      const score = withGradient && this.options.gradient === 'normalized' ? scoreEvenly : scoreAll
      const scores = await score(x, placed, withGradient, pacer)
      for (const [index, value] of scores.values) scalars[index] = owned.own(value)
      return scores.gradient && owned.own(scores.gradient)
    }
    try {
      for (const group of this.#groups) {
        const shift = group.inPlace ? null : this.#shiftAt(step)
        const seen = shift ? owned.own(rollImage(image, shift)) : image
        const back = (gradient: tf.Tensor3D) => {
          if (!shift) return gradient
          const unmoved = owned.own(rollImage(gradient, { x: -shift.x, y: -shift.y }))
          owned.free(gradient)
          return unmoved
        }
        const tiles = this.#tilesOf(image, group)
        if (tiles.length > 1) {
          const form = withGradient ? (this.options.gradient ?? 'plain') : null
          const scores = await scoreInTiles(seen, group, tiles, form, signal)
          for (const [index, value] of scores.values) scalars[index] = owned.own(value)
          if (scores.gradient) gradients.push(back(owned.own(scores.gradient)))
        } else {
          const gradient = await this.#runNetwork(seen, group, take, withGradient, signal)
          if (gradient) gradients.push(back(owned.own(gradient)))
        }
        if (shift) owned.free(seen)
      }
      if (this.#imageTerms.length > 0) {
        const gradient = await take(image, this.#imageTerms)
        if (gradient) gradients.push(gradient)
      }
      const gradient = withGradient ? owned.own(tf.addN(gradients)) : null
      scalars.push(owned.own(gradient ? faultOf(gradient) : tf.scalar(0)))
      return { values: tf.stack(scalars) as tf.Tensor1D, gradient: gradient && cloneTensor(gradient) }
    } finally {
      owned.dispose()
    }
  }

  /** Reads values back and adds them up in double precision. */
  async read(values: tf.Tensor1D): Promise<Reading> {
    const numbers = await valuesOf(values)
    const named: Record<string, number> = {}
    let total = 0
    this.#terms.forEach((term, i) => {
      const value = numbers[i] ?? Number.NaN
      named[this.names[i] ?? term.name] = value
      total += term.weight * value
    })
    return { losses: { values: named, total }, fault: numbers[this.#terms.length] ?? 0 }
  }

  #shiftAt(step: number | undefined): Shift | null {
    const { jitter } = this.options
    return jitter && step !== undefined ? shiftAt(jitter, step) : null
  }

  #tilesOf(image: tf.Tensor3D, { network, layers }: NetworkGroup): readonly Tile[] {
    const { tileSide = Number.POSITIVE_INFINITY } = this.options
    return planTiles(sizeOf(image), tileSide, network.path(image, [...layers.keys()]))
  }

  async #runNetwork(
    image: tf.Tensor3D,
    { network, pooling, padding, layers }: NetworkGroup,
    take: Take,
    withGradient: boolean,
    signal: AbortSignal | undefined,
  ): Promise<tf.Tensor3D | null> {
    const pass = new NetworkPass(network, pooling, { keepForBackward: withGradient, padding })
    const options = signal ? { signal } : {}
    try {
      const taps = await pass.forward(image, [...layers.keys()], options)
      const gradients = new Map<string, tf.Tensor3D>()
      for (const [layer, placed] of layers) {
        const tap = taps.get(layer)
        const gradient = tap && (await take(tap, placed))
        if (gradient) gradients.set(layer, gradient)
      }
      return withGradient ? await pass.backward(gradients, options) : null
    } finally {
      pass.dispose()
    }
  }
}

/** 0 for finite numbers, NaN otherwise: clipping, which on wasm makes NaN 0, would hide it for ever. */
function faultOf(gradient: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => tf.sum<tf.Scalar>(tf.mul(gradient, 0)))
}

/** Losses of an image and the gradient of their weighted sum at it; the caller owns the gradient. */
export async function evaluateTerms(
  image: tf.Tensor3D,
  terms: readonly LossTerm[],
  { signal, ...options }: EvaluatorOptions & { signal?: AbortSignal } = {},
): Promise<LossValues & { readonly gradient: tf.Tensor3D }> {
  const evaluator = new Evaluator(terms, options)
  const { values, gradient } = await evaluator.evaluate(image, true, signal)
  try {
    if (!gradient) throw new Error('The evaluation gave no gradient.')
    const { losses } = await evaluator.read(values)
    return { ...losses, gradient }
  } catch (error) {
    if (gradient) disposeTensors([gradient])
    throw error
  } finally {
    values.dispose()
  }
}
