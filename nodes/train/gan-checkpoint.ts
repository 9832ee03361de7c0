import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  disposePair,
  disposeTensors,
  type GanAt,
  type GanPair,
  type GanReport,
  restorePair,
  type SavedGanPair,
  savePair,
  type Tensor3D,
  type TrainableNetwork,
} from '../../src/tensor'
import { Images } from '../ports'
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

/** Longest side of the pictures that show how samples looked at checkpoints. In px. */
const pictureSide = 384

/** Keeps checkpoints of a training: every so many steps, at the end, and where it is canceled. */
export class GanKeeper {
  private kept: number

  /** @param every steps between two checkpoints; 0 keeps none. @param from grows while it learns; borrowed. */
  constructor(
    private readonly context: RunContext,
    private readonly every: number,
    private readonly from: GanBeginning,
    private readonly draw: (generator: TrainableNetwork) => Promise<Tensor3D[]>,
  ) {
    this.kept = from.step
  }

  async after(step: number, at: GanAt, last: boolean): Promise<void> {
    if (this.every > 0 && (last || step % this.every === 0)) await this.keep(step, at)
  }

  /** @param step of this training. */
  async keep(step: number, { pair, reported }: GanAt): Promise<void> {
    if (this.every === 0 || step <= this.kept) return
    await reported()
    const { reports, judgments } = this.from
    const state: GanCheckpoint = {
      pair: await savePair(pair),
      reports: reports.filter((report) => report.step < step),
      judgments: judgments.filter((judgment) => judgment.step <= step),
    }
    const picture = async () => {
      const images = await this.draw(pair.generator)
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
