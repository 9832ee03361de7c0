import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  type AutoencoderAt,
  type AutoencoderReport,
  disposeNetwork,
  disposeTensors,
  restoreNetwork,
  type SavedNetwork,
  saveNetwork,
  type Tensor3D,
  type TrainableNetwork,
} from '../../src/tensor'
import { Images } from '../ports'

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

/** Longest side of the pictures that show how samples looked at checkpoints. In px. */
const pictureSide = 384

/** Keeps checkpoints of a training: every so many steps, at the end, and where it is canceled. */
export class AutoencoderKeeper {
  private kept: number

  /** @param every steps between two checkpoints; 0 keeps none. @param from grows while it learns; borrowed. */
  constructor(
    private readonly context: RunContext,
    private readonly every: number,
    private readonly from: AutoencoderBeginning,
    private readonly draw: (network: TrainableNetwork) => Promise<Tensor3D[]>,
  ) {
    this.kept = from.step
  }

  async after(step: number, at: AutoencoderAt, last: boolean): Promise<void> {
    if (this.every > 0 && (last || step % this.every === 0)) await this.keep(step, at)
  }

  /** @param step of this training. */
  async keep(step: number, { network, reported }: AutoencoderAt): Promise<void> {
    if (this.every === 0 || step <= this.kept) return
    await reported()
    const state: AutoencoderCheckpoint = {
      network: await saveNetwork(network),
      reports: this.from.reports.filter((report) => report.step < step),
    }
    const picture = async () => {
      const images = await this.draw(network)
      try {
        return await Images.preview({ images }, pictureSide)
      } finally {
        disposeTensors(images)
      }
    }
    await this.context.checkpoints.save({ step, state, picture })
    this.kept = step
  }
}
