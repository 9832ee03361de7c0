import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradient } from '../differentiate'
import type { ChannelRange } from '../losses/channels'
import { pickChannels, spreadChannels } from '../losses/channels'
import type { LayerStatistic, LossTerm, SeenStatistic, StatisticKind } from '../losses/term'
import type { Pacer } from '../pause'
import { runPaced } from '../steps'
import { addUp, type Scores } from './scores'

/** A term with its place in the caller's list. */
export interface PlacedTerm {
  readonly term: LossTerm
  readonly index: number
}

/**
 * Scores all terms that look at one activation (or at the image); a statistic is computed once for those sharing it, and
 * statistics of one kind go back together.
 * Lets events run between the statistics and, where they can, within them.
 */
export async function scoreAll(
  x: tf.Tensor3D,
  placed: readonly PlacedTerm[],
  withGradient: boolean,
  pacer: Pacer,
): Promise<Scores> {
  return addUp(withGradient, async ({ tell, pull, owned }) => {
    for (const { channels, terms } of byChannels(placed)) {
      const seen = channels ? owned.own(pickChannels(x, channels)) : x
      const { values, gradient } = await scoreChannels(seen, terms, withGradient, pacer)
      tell(values)
      if (!gradient) continue
      pull(channels ? spreadChannels(owned.own(gradient), channels, x.shape[2]) : gradient)
    }
  })
}

/** Terms that look at the same channels belong together. */
export function byChannels(
  placed: readonly PlacedTerm[],
): Iterable<{ readonly channels: ChannelRange | undefined; readonly terms: readonly PlacedTerm[] }> {
  const groups = new Map<string, { channels: ChannelRange | undefined; terms: PlacedTerm[] }>()
  for (const one of placed) {
    const channels = one.term.needs?.channels
    const key = channels ? `${channels.first} ${channels.count}` : ''
    const group = groups.get(key) ?? { channels, terms: [] }
    group.terms.push(one)
    groups.set(key, group)
  }
  return groups.values()
}

async function scoreChannels(
  x: tf.Tensor3D,
  placed: readonly PlacedTerm[],
  withGradient: boolean,
  pacer: Pacer,
): Promise<Scores> {
  return addUp(withGradient, async ({ tell, pull, owned }) => {
    const kinds = new Map<StatisticKind, SeenStatistic[]>()
    for (const [statistic, sharing] of byStatistic(placed)) {
      const steps = statistic?.inSteps
      if (statistic && steps) {
        const value = owned.own(await runPaced(steps.of(x), pacer))
        const { values, gradient } = await scoreStatistic(value, sharing, withGradient, pacer)
        tell(values)
        const dy = gradient && owned.own(gradient)
        if (dy) kinds.set(steps.kind, [...(kinds.get(steps.kind) ?? []), { statistic, value, dy }])
      } else {
        const { values, gradient } = scoreSeen(x, sharing, statistic, withGradient)
        tell(values)
        if (gradient) pull(gradient)
      }
      await pacer.breathe()
    }
    for (const [kind, seen] of kinds) {
      pull(await runPaced(kind.gradient(x, seen), pacer))
      await pacer.breathe()
    }
  })
}

/** Terms that share a statistic belong together. */
export function byStatistic(placed: readonly PlacedTerm[]): Map<LayerStatistic | undefined, PlacedTerm[]> {
  const groups = new Map<LayerStatistic | undefined, PlacedTerm[]>()
  for (const one of placed) {
    groups.set(one.term.statistic, [...(groups.get(one.term.statistic) ?? []), one])
  }
  return groups
}

/** Scores terms that share a statistic at its value; the gradient is there. The caller owns the results. */
export async function scoreStatistic(
  seen: tf.Tensor,
  placed: readonly PlacedTerm[],
  withGradient: boolean,
  pacer: Pacer,
): Promise<Scores<tf.Tensor>> {
  return addUp(withGradient, async ({ tell, pull, owned }) => {
    const atOnce: PlacedTerm[] = []
    for (const one of placed) {
      const { term, index } = one
      if (!term.scoreInSteps) {
        atOnce.push(one)
        continue
      }
      const { value, gradient } = await runPaced(term.scoreInSteps(seen, term.targets), pacer)
      tell(new Map([[index, value]]))
      pull(tf.mul(owned.own(gradient), term.weight))
    }
    if (atOnce.length === 0) return
    const { values, gradient } = scoreSeen(seen, atOnce, undefined, withGradient)
    tell(values)
    if (gradient) pull(gradient)
  })
}

/** Scores terms that share a statistic; x is what they see, or with `statistic` what it is computed from. */
function scoreSeen<X extends tf.Tensor>(
  x: X,
  placed: readonly PlacedTerm[],
  statistic: LayerStatistic | undefined,
  withGradient: boolean,
): Scores<X> {
  const values = new Map<number, tf.Scalar>()
  const weightedSum = (input: tf.Tensor) => {
    const seen = statistic ? statistic.of(input as tf.Tensor3D) : input
    const weighted = placed.map(({ term, index }) => {
      const value = term.score(seen, term.targets)
      values.set(index, tf.keep(value))
      return tf.mul<tf.Scalar>(value, term.weight)
    })
    return tf.addN(weighted)
  }
  try {
    if (!withGradient) {
      tf.tidy(() => weightedSum(x)).dispose()
      return { values, gradient: null }
    }
    const { value, gradient } = valueAndGradient(weightedSum, x)
    value.dispose()
    return { values, gradient }
  } catch (error) {
    tf.dispose([...values.values()])
    throw error
  }
}
