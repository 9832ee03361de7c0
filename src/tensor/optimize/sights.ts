import * as tf from '@tensorflow/tfjs-core'
import type { ChannelRange } from '../losses/channels'
import type { Part } from '../losses/part'
import type { StatisticInParts, StatisticKind } from '../losses/term'
import { NotInPartsError } from './errors'
import type { GradientForm } from './gradient-form'
import type { NetworkGroup } from './groups'
import type { PlacedTerm } from './score'
import { byChannels, byStatistic } from './score'
import { strideOf } from './tiles'

/** The same channels of a layer, and what looks at them in pieces. */
export interface Sight {
  readonly layer: string
  /** Pixels of the image to a place of the layer, along one side. */
  readonly stride: number
  readonly channels: ChannelRange | undefined
  readonly pulls: readonly Pull[]
}

/** Terms whose gradients are one: all of a sight, or each for itself where they are normalized. */
export interface Pull {
  /** Terms without a statistic. */
  readonly direct: readonly PlacedTerm[]
  readonly statistics: readonly SharedStatistic[]
  /** What the absolute values of its gradient are to add up to; absent: they stay as they are. */
  readonly size?: number
}

/** One statistic and the terms that score it. */
export interface SharedStatistic {
  readonly placed: readonly PlacedTerm[]
  readonly parts: StatisticInParts
  readonly kind: StatisticKind
}

/** @throws NotInPartsError naming a term that takes a whole activation. */
export function sightsOf({ network, layers }: NetworkGroup, gradient: GradientForm): readonly Sight[] {
  return [...layers].flatMap(([layer, terms]) => {
    const stride = strideOf(network.layer(layer))
    return [...byChannels(terms)].map(({ channels, terms: placed }) => {
      const pulls = gradient === 'normalized' ? placed.map(pullAlone) : [pullOf(placed)]
      return { layer, stride, channels, pulls }
    })
  })
}

function pullAlone({ term, index }: PlacedTerm): Pull {
  return { ...pullOf([{ term: { ...term, weight: 1 }, index }]), size: term.weight }
}

function pullOf(placed: readonly PlacedTerm[]): Pull {
  const direct: PlacedTerm[] = []
  const statistics: SharedStatistic[] = []
  for (const [statistic, sharing] of byStatistic(placed)) {
    const { inParts, inSteps } = statistic ?? {}
    if (inParts && inSteps) statistics.push({ placed: sharing, parts: inParts, kind: inSteps.kind })
    for (const one of inParts && inSteps ? [] : sharing) {
      if (statistic || !one.term.scorePart) throw new NotInPartsError(one.term.name)
      direct.push(one)
    }
  }
  return { direct, statistics }
}

/** What a part adds to the value of a term without a statistic. */
export function scorePart(
  { name, targets, scorePart: score }: PlacedTerm['term'],
  x: tf.Tensor3D,
  part: Part,
): tf.Scalar {
  if (!score) throw new NotInPartsError(name)
  return score(x, targets, part)
}

/** The weighted sum of what a part adds. */
export function scoreParts(direct: readonly PlacedTerm[], x: tf.Tensor3D, part: Part): tf.Scalar {
  return tf.addN(direct.map(({ term }) => tf.mul<tf.Scalar>(scorePart(term, x, part), term.weight)))
}
