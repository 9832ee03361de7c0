import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  disposePair,
  type GanAt,
  type GanPair,
  type GanReport,
  restorePair,
  type SavedGanPair,
  savePair,
} from '../../src/tensor'
import type { Judgment } from './gan-quality'

interface GanCheckpoint {
  readonly pair: SavedGanPair
  readonly reports: readonly GanReport[]
  readonly judgments: readonly Judgment[]
}

/** What the first step starts from, and what is known of the steps before. */
export interface GanBeginning {
  readonly step: number
  /** Belongs to the run, or is borrowed from the inputs. */
  readonly start: GanPair
  readonly reports: GanReport[]
  readonly judgments: Judgment[]
}

/** A checkpoint of this very work, or the networks that are wired in. */
export async function ganBeginning(
  inputs: GanPair,
  params: { readonly steps: number; readonly reportEvery: number; readonly measureEvery: number },
  context: RunContext,
): Promise<GanBeginning> {
  const kept = await context.checkpoints.latest(params.steps, (state) =>
    isCheckpoint(state) ? state : undefined,
  )
  if (!kept) {
    const { generator, discriminator } = inputs
    return { step: 0, start: { generator, discriminator }, reports: [], judgments: [] }
  }
  const start = context.own(restorePair(kept.state.pair), disposePair)
  // A run that ended here measured its result as well, which one that goes further does not.
  const judgments = kept.state.judgments.filter(({ step }) => step % params.measureEvery === 0)
  return { step: kept.step, start, reports: [...kept.state.reports], judgments }
}

/** Only this program wrote it, under a key that names the version of the node. */
function isCheckpoint(state: unknown): state is GanCheckpoint {
  if (!isRecord(state) || !isRecord(state.pair)) return false
  const { generator, discriminator } = state.pair
  const whole = [generator, discriminator].every(
    (network) => isRecord(network) && isRecord(network.variables),
  )
  return whole && Array.isArray(state.reports) && Array.isArray(state.judgments)
}

/** What is kept of a training after so many steps. @param from grows while it learns; borrowed. */
export async function ganState(
  step: number,
  { pair }: GanAt,
  { reports, judgments }: GanBeginning,
): Promise<unknown> {
  const state: GanCheckpoint = {
    pair: await savePair(pair),
    reports: reports.filter((report) => report.step < step),
    judgments: judgments.filter((judgment) => judgment.step <= step),
  }
  return state
}
