import type { Scalar, Tensor, Tensor3D } from '@tensorflow/tfjs-core'
import { cloneTensor, disposeTensors } from '../memory'
import type { PaddingMode } from '../networks/border'
import type { FrozenNetwork } from '../networks/frozen-network'
import type { Pooling } from '../networks/pooling'
import type { Steps } from '../steps'
import type { ChannelRange } from './channels'
import type { Guide } from './guide'
import type { Part } from './part'

/** Which activation a term scores. */
export interface LayerNeed {
  readonly network: FrozenNetwork
  readonly layer: string
  readonly pooling: Pooling
  /** Default zeros. */
  readonly padding?: PaddingMode | undefined
  /** Absent: all of them. */
  readonly channels?: ChannelRange | undefined
}

/** Something computed from an activation once for all the terms that score it; compared by identity. */
export interface LayerStatistic {
  readonly id: string
  /** What it looks through, when it is not all of the picture. */
  readonly guide?: Guide
  /** Values that it has for every place of the activation, when it keeps the places. */
  readonly directions?: number
  /** Differentiable; x is [h, w, c]. */
  of(x: Tensor3D): Tensor
  /** The same numbers and their gradient in steps between which events run, for statistics that can take long. */
  readonly inSteps?: StatisticInSteps
  /** How it comes from parts of an activation. Absent where it takes a whole one. */
  readonly inParts?: StatisticInParts
}

/** The caller owns the results. */
export interface StatisticInParts {
  /** What a part tells that lies there. */
  of(x: Tensor3D, part: Part): Steps<Tensor>
  /** What two parts tell together; borrows both. */
  join(a: Tensor, b: Tensor): Tensor
  /** The statistic, from what all parts tell together, which is borrowed. */
  whole(told: Tensor): Tensor
  /**
   * For the way back: the statistic as a part sees it. Its gradient, with the value of the whole, and with a gradient
   * there times the share that the part is of the whole, is the part's.
   */
  at(part: Part): LayerStatistic
}

/** The caller owns the results. */
interface StatisticInSteps {
  of(x: Tensor3D): Steps<Tensor>
  readonly kind: StatisticKind
}

/** A statistic with its value and the gradient at it. */
export interface SeenStatistic {
  readonly statistic: LayerStatistic
  readonly value: Tensor
  readonly dy: Tensor
}

/** What statistics of one kind have in common; compared by identity. */
export interface StatisticKind {
  /** The sum of the gradients at x from those at statistics of this kind. The caller owns it. */
  gradient(x: Tensor3D, seen: readonly SeenStatistic[]): Steps<Tensor3D>
}

/** `relative` divides by the mean square of the target, so that weights mean the same for every network and layer. */
export type LossForm = 'relative' | 'raw'

/**
 * One weighted, differentiable function of the image being made. A term is symbolic: the optimizer runs what it needs
 * once for all terms.
 */
export interface LossTerm {
  /** For example `content/relu4_2`, `style/relu1_1`, `tv`. */
  readonly name: string
  readonly weight: number
  /** Absent: the term scores the image itself, [h, w, 3]. */
  readonly needs?: LayerNeed
  /** It knows places of the picture, which must not be moved about under it. */
  readonly inPlace?: true
  /** Whether the picture that it was made of is gray. Absent: it was made of none, or nobody looked. */
  readonly gray?: boolean | undefined
  /** Absent: the term scores the activation as it is. */
  readonly statistic?: LayerStatistic
  /** Owned by the term. */
  readonly targets: readonly Tensor[]
  /** The unweighted value; differentiable in x. */
  score(x: Tensor, targets: readonly Tensor[]): Scalar
  /** What a part of the activation adds to the value; differentiable in x. For terms without a statistic, if they can. */
  scorePart?(x: Tensor3D, targets: readonly Tensor[], part: Part): Scalar
  /** The value and its gradient at x, in steps between which events run, for what can take long. */
  scoreInSteps?(x: Tensor, targets: readonly Tensor[]): Steps<ScoreWithGradient>
}

/** The caller owns both. */
export interface ScoreWithGradient {
  readonly value: Scalar
  readonly gradient: Tensor
}

/** What looks through a guide knows places. */
export function inPlaceOf(guide: Guide | undefined): Pick<LossTerm, 'inPlace'> {
  return guide ? { inPlace: true } : {}
}

/** A term with handles of its own on the targets, and optionally a scaled weight or another name. */
export function cloneTerm(term: LossTerm, change: { scale?: number; name?: string } = {}): LossTerm {
  return {
    ...term,
    name: change.name ?? term.name,
    weight: term.weight * (change.scale ?? 1),
    targets: term.targets.map((target) => cloneTensor(target)),
  }
}

export function disposeTerms(terms: Iterable<LossTerm>): void {
  for (const term of terms) disposeTensors(term.targets)
}

/** The terms' names in order, repeats numbered: `style/relu1_1`, `style/relu1_1 (2)`. */
export function uniqueNames(terms: readonly { readonly name: string }[]): string[] {
  const taken = new Set<string>()
  return terms.map(({ name }) => {
    let unique = name
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}
