import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradient } from '../differentiate'
import type { ChannelRange } from '../losses/channels'
import { pickChannels, spreadChannels } from '../losses/channels'
import type { LayerStatistic, LossTerm, SeenStatistic, StatisticKind } from '../losses/term'
import { Owned } from '../owned'
import type { Pacer } from '../pause'
import { runPaced } from '../steps'

/** A term with its place in the caller's list. */
export interface PlacedTerm {
  readonly term: LossTerm
  readonly index: number
}

/** Unweighted value of each term by place, and the gradient of the weighted sum at x; the caller owns them all. */
export interface Scores {
  readonly values: ReadonlyMap<number, tf.Scalar>
  readonly gradient: tf.Tensor3D | null
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
  const owned = new Owned()
  const values = new Map<number, tf.Scalar>()
  const gradients: tf.Tensor3D[] = []
  try {
    for (const { channels, terms } of byChannels(placed)) {
      const seen = channels ? owned.own(pickChannels(x, channels)) : x
      const scores = await scoreChannels(seen, terms, withGradient, pacer)
      for (const [index, value] of scores.values) values.set(index, owned.own(value))
      if (!scores.gradient) continue
      const here = owned.own(scores.gradient)
      gradients.push(channels ? owned.own(spreadChannels(here, channels, x.shape[2])) : here)
    }
    const [only] = gradients
    const gradient = !withGradient ? null : gradients.length === 1 && only ? only : tf.addN(gradients)
    for (const tensor of values.values()) owned.release(tensor)
    return { values, gradient: gradient && owned.release(gradient) }
  } finally {
    owned.dispose()
  }
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
  const owned = new Owned()
  const values = new Map<number, tf.Scalar>()
  const gradients: tf.Tensor3D[] = []
  try {
    const kinds = new Map<StatisticKind, SeenStatistic[]>()
    for (const [statistic, sharing] of byStatistic(placed)) {
      const steps = statistic?.inSteps
      const seen = steps ? owned.own(await runPaced(steps.of(x), pacer)) : x
      const scored = steps
        ? await scoreStatistic(seen, sharing, withGradient, pacer)
        : scoreSeen(x, sharing, statistic, withGradient)
      for (const [index, value] of scored.values) values.set(index, owned.own(value))
      const dy = scored.gradient && owned.own(scored.gradient)
      if (dy && statistic && steps) {
        kinds.set(steps.kind, [...(kinds.get(steps.kind) ?? []), { statistic, value: seen, dy }])
      } else if (dy) gradients.push(dy as tf.Tensor3D)
      await pacer.breathe()
    }
    for (const [kind, seen] of kinds) {
      gradients.push(owned.own(await runPaced(kind.gradient(x, seen), pacer)))
      await pacer.breathe()
    }
    const gradient = withGradient ? tf.addN(gradients) : null
    for (const value of values.values()) owned.release(value)
    return { values, gradient }
  } finally {
    owned.dispose()
  }
}

/** Terms that share a statistic belong together. */
export function byStatistic(placed: readonly PlacedTerm[]): Map<LayerStatistic | undefined, PlacedTerm[]> {
  const groups = new Map<LayerStatistic | undefined, PlacedTerm[]>()
  for (const one of placed) {
    groups.set(one.term.statistic, [...(groups.get(one.term.statistic) ?? []), one])
  }
  return groups
}

interface StatisticScores {
  readonly values: ReadonlyMap<number, tf.Scalar>
  readonly gradient: tf.Tensor | null
}

/** Scores terms that share a statistic at its value; the gradient is there. The caller owns the results. */
export async function scoreStatistic(
  seen: tf.Tensor,
  placed: readonly PlacedTerm[],
  withGradient: boolean,
  pacer: Pacer,
): Promise<StatisticScores> {
  const owned = new Owned()
  const values = new Map<number, tf.Scalar>()
  const gradients: tf.Tensor[] = []
  try {
    const atOnce: PlacedTerm[] = []
    for (const one of placed) {
      const { term, index } = one
      if (!term.scoreInSteps) {
        atOnce.push(one)
        continue
      }
      const scored = await runPaced(term.scoreInSteps(seen, term.targets), pacer)
      values.set(index, owned.own(scored.value))
      owned.own(scored.gradient)
      gradients.push(owned.own(tf.mul(scored.gradient, term.weight)))
    }
    if (atOnce.length > 0) {
      const scored = scoreSeen(seen, atOnce, undefined, withGradient)
      for (const [index, value] of scored.values) values.set(index, owned.own(value))
      if (scored.gradient) gradients.push(owned.own(scored.gradient))
    }
    const gradient = withGradient ? tf.addN(gradients) : null
    for (const value of values.values()) owned.release(value)
    return { values, gradient }
  } finally {
    owned.dispose()
  }
}

/** Scores terms that share a statistic; x is what they see, or with `statistic` what it is computed from. */
function scoreSeen(
  x: tf.Tensor,
  placed: readonly PlacedTerm[],
  statistic: LayerStatistic | undefined,
  withGradient: boolean,
): StatisticScores {
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
