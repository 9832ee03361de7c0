import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  type AutoencoderAt,
  type AutoencoderReport,
  disposeNetwork,
  restoreNetwork,
  type SavedNetwork,
  saveNetwork,
  type TrainableNetwork,
} from '../../src/tensor'

interface AutoencoderCheckpoint {
  readonly network: SavedNetwork
  readonly reports: readonly AutoencoderReport[]
}

/** What the first step starts from, and what is known of the steps before. */
export interface AutoencoderBeginning {
  readonly step: number
  /** Belongs to the run, or is borrowed. */
  readonly start: TrainableNetwork
  readonly reports: AutoencoderReport[]
}

/** A checkpoint of this very work, or the given network. */
export async function autoencoderBeginning(
  network: TrainableNetwork,
  steps: number,
  context: RunContext,
): Promise<AutoencoderBeginning> {
  const kept = await context.checkpoints.latest(steps, (state) => (isCheckpoint(state) ? state : undefined))
  if (!kept) return { step: 0, start: network, reports: [] }
  const start = context.own(restoreNetwork(kept.state.network), disposeNetwork)
  return { step: kept.step, start, reports: [...kept.state.reports] }
}

/** Only this program wrote it, under a key that names the version of the node. */
function isCheckpoint(state: unknown): state is AutoencoderCheckpoint {
  if (!isRecord(state) || !isRecord(state.network)) return false
  return isRecord(state.network.variables) && Array.isArray(state.reports)
}

/** What is kept of a training after so many steps. @param from grows while it learns; borrowed. */
export async function autoencoderState(
  step: number,
  { network }: AutoencoderAt,
  { reports }: AutoencoderBeginning,
): Promise<unknown> {
  const state: AutoencoderCheckpoint = {
    network: await saveNetwork(network),
    reports: reports.filter((report) => report.step < step),
  }
  return state
}
