import type { RunContext } from '../../src/core/context'
import type { Preview } from '../../src/core/preview'
import { disposeTensors, type Tensor3D } from '../../src/tensor'
import { Images } from '../ports'

/** Where a training stands between two steps. */
interface TrainingAt {
  /** Waits until all steps before this one have been reported. */
  reported(): Promise<void>
}

interface KeeperOptions<A extends TrainingAt> {
  /** Steps between two checkpoints; 0 keeps none. */
  readonly every: number
  /** The step it goes on from. */
  readonly from: number
  /** All that is needed to go on after so many steps, as plain data. */
  state(step: number, at: A): Promise<unknown>
  /** Pictures that show how far it is; the callee owns them. */
  draw(at: A): Promise<Tensor3D[]>
}

/** Longest side of the pictures that show how samples looked at checkpoints. In px. */
const pictureSide = 384

/** Keeps checkpoints of a training: every so many steps, at the end, and where it is canceled. */
export class TrainingKeeper<A extends TrainingAt> {
  private kept: number

  constructor(
    private readonly context: RunContext,
    private readonly options: KeeperOptions<A>,
  ) {
    this.kept = options.from
  }

  /** @param step of this training. @param last whether it is the last one of all. */
  async after(step: number, at: A, last: boolean): Promise<void> {
    const { every } = this.options
    if (every > 0 && (last || step % every === 0)) await this.keep(step, at)
  }

  /** @param step of this training. */
  async keep(step: number, at: A): Promise<void> {
    const { every, state, draw } = this.options
    if (every === 0 || step <= this.kept) return
    await at.reported()
    const picture = () => previewOf(() => draw(at), pictureSide)
    await this.context.checkpoints.save({ step, state: await state(step, at), picture })
    this.kept = step
  }
}

/** A sheet of pictures that are drawn for it and freed. @param side the longest, in px. */
export async function previewOf(draw: () => Promise<Tensor3D[]>, side: number): Promise<Preview> {
  const images = await draw()
  try {
    return await Images.preview({ images }, side)
  } finally {
    disposeTensors(images)
  }
}
