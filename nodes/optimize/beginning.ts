import type { RunContext } from '../../src/core/context'
import {
  disposeState,
  type LossReport,
  type PaintState,
  type PixelState,
  restoreState,
  resumeFrom,
  type Tensor3D,
} from '../../src/tensor'
import { readCheckpoint } from './checkpoint'
import { paintingAt, type StartParams, startCanvas } from './start'

interface Beginning {
  /** [h, w, 3] */
  readonly start: Tensor3D
  readonly resume?: PixelState
  /** The step it begins at. */
  readonly from: number
  /** Of the steps before. */
  readonly reports: LossReport[]
}

/**
 * What the first step starts from: a checkpoint of this very work, a painting that is wired in, or a new canvas.
 * All tensors belong to the run.
 */
export async function beginning(
  inputs: {
    readonly image: Tensor3D
    readonly start: Tensor3D | undefined
    readonly painting: PaintState | undefined
  },
  params: StartParams & { readonly iterations: number; readonly reportEvery: number },
  context: RunContext,
): Promise<Beginning> {
  const { image, painting } = inputs
  const kept = await context.checkpoints.latest(params.iterations, (state) =>
    readCheckpoint(state, image.shape),
  )
  if (kept) {
    const resume = context.own(restoreState(kept.state.painting), disposeState)
    // A run that ended here reported its result as well, which one that goes further does not.
    const reports = kept.state.reports.filter(({ iteration }) => iteration % params.reportEvery === 0)
    return { start: resume.pixels, resume, from: kept.step, reports }
  }
  if (painting) {
    const resume = resumeFrom(await paintingAt(image, painting, context))
    return { start: resume.pixels, resume, from: 0, reports: [] }
  }
  return { start: await startCanvas(image, inputs.start, params, context), from: 0, reports: [] }
}
