import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import { disposeTensors, type LossReport, type PixelStep, type SavedPixelState } from '../../src/tensor'
import { Image } from '../ports'

/** What a painting that is cut short goes on from. */
export interface PaintingCheckpoint {
  readonly painting: SavedPixelState
  /** Of the iterations before it. */
  readonly reports: readonly LossReport[]
}

/** Longest side of the pictures that show how a painting looked at its checkpoints. In px. */
const pictureSide = 384

/** Longest time between two checkpoints, however few steps were done. In ms. */
const longestWait = 30_000

/** Keeps a painting's checkpoints: every so many steps, at the end, and where it is canceled. */
export class PaintingKeeper {
  private readonly context: RunContext
  private readonly every: number
  private readonly reports: readonly LossReport[]
  private kept: number
  private keptAt = performance.now()

  /**
   * @param every steps between two checkpoints; 0 keeps none.
   * @param reports grows while it paints; borrowed.
   * @param from the step it goes on from.
   */
  constructor(context: RunContext, every: number, reports: readonly LossReport[], from: number) {
    this.context = context
    this.every = every
    this.reports = reports
    this.kept = from
  }

  /** @param last whether it is the last step of all. */
  async after(step: PixelStep, last: boolean): Promise<void> {
    if (this.every === 0) return
    const waited = performance.now() - this.keptAt > longestWait
    if (last || waited || step.iteration % this.every === 0) await this.keep(step)
  }

  async keep(step: PixelStep): Promise<void> {
    const { iteration } = step
    if (this.every === 0 || iteration <= this.kept) return
    await step.reported()
    const painting = await step.save()
    const reports = this.reports.filter((report) => report.iteration < iteration)
    const state: PaintingCheckpoint = { painting, reports }
    await this.context.checkpoints.save({ step: iteration, state, picture: () => pictureOf(step) })
    this.kept = iteration
    this.keptAt = performance.now()
  }
}

async function pictureOf(step: PixelStep) {
  const image = step.image()
  try {
    return await Image.preview(image, pictureSide)
  } finally {
    disposeTensors([image])
  }
}

/**
 * Undefined for what is no checkpoint of a painting of this size, such as a file that was cut off. Only this program
 * wrote it, under a key that names the version of the node, so that the rest is as it was.
 *
 * @param shape [h, w, 3]
 */
export function readCheckpoint(state: unknown, shape: readonly number[]): PaintingCheckpoint | undefined {
  return isCheckpoint(state) && isTensorOf(state.painting.pixels, shape) ? state : undefined
}

function isCheckpoint(state: unknown): state is PaintingCheckpoint {
  if (!isRecord(state) || !isRecord(state.painting) || !Array.isArray(state.reports)) return false
  const { pixels, memory, step } = state.painting
  return isRecord(pixels) && isRecord(memory) && typeof step === 'number'
}

function isTensorOf({ shape, values }: SavedPixelState['pixels'], wanted: readonly number[]): boolean {
  return (
    Array.isArray(shape) &&
    shape.join() === wanted.join() &&
    values instanceof Float32Array &&
    values.length === wanted.reduce((product, side) => product * side, 1)
  )
}
