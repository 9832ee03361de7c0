import type { RunContext } from '../../src/core/context'
import {
  disposeState,
  type LossReport,
  type PixelState,
  restoreState,
  resumeFrom,
  type Tensor3D,
} from '../../src/tensor'
import { readCheckpoint } from './checkpoint'
import { type PaintingInputs, paintsGray } from './colors'
import { paintingAt, type StartParams, startCanvas } from './start'

interface Beginning {
  /** [h, w, 3] */
  readonly start: Tensor3D
  readonly resume?: PixelState
  /** The step it begins at. */
  readonly from: number
  /** Of the steps before. */
  readonly reports: LossReport[]
  /** Whether the painting stays gray, as it begins. */
  readonly gray: boolean
}

/**
 * What the first step starts from: a checkpoint of this very work, a painting that is wired in, or a new canvas.
 * All tensors belong to the run.
 */
export async function beginning(
  inputs: PaintingInputs,
  params: StartParams & {
    readonly colors: 'sources' | 'free'
    readonly iterations: number
    readonly reportEvery: number
  },
  context: RunContext,
): Promise<Beginning> {
  const { image, painting } = inputs
  const gray = await paintsGray(inputs, params, context)
  const kept = await context.checkpoints.latest(params.iterations, (state) =>
    readCheckpoint(state, image.shape),
  )
  if (kept) {
    const resume = context.own(restoreState(kept.state.painting), disposeState)
    // A run that ended here reported its result as well, which one that goes further does not.
    const reports = kept.state.reports.filter(({ iteration }) => iteration % params.reportEvery === 0)
    return { start: resume.pixels, resume, from: kept.step, reports, gray }
  }
  if (painting) {
    const resume = resumeFrom(await paintingAt(image, painting, gray, context))
    return { start: resume.pixels, resume, from: 0, reports: [], gray }
  }
  const start = await startCanvas(image, inputs.start, { ...params, gray }, context)
  return { start, from: 0, reports: [], gray }
}
