import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import { disposeTensors, type LossReport, type SourceStep, type Tensor3D } from '../../src/tensor'
import { Image } from '../ports'

interface SourceCheckpoint {
  /** What `SourceStep.save` read back. */
  readonly source: Readonly<Record<string, unknown>>
  readonly reports: readonly LossReport[]
}

/** The latest checkpoint of this very work; undefined when there is none. */
export async function latestSource(
  params: { readonly iterations: number; readonly reportEvery: number },
  context: RunContext,
): Promise<SourceCheckpoint | undefined> {
  const kept = await context.checkpoints.latest(params.iterations, (state) =>
    isCheckpoint(state) ? state : undefined,
  )
  if (!kept) return undefined
  // A run that ended here reported its result as well, which one that goes further does not.
  const reports = kept.state.reports.filter(({ iteration }) => iteration % params.reportEvery === 0)
  return { ...kept.state, reports }
}

function isCheckpoint(state: unknown): state is SourceCheckpoint {
  return (
    isRecord(state) &&
    isRecord(state.source) &&
    typeof state.source.step === 'number' &&
    Array.isArray(state.reports)
  )
}

interface Followed {
  readonly params: { readonly iterations: number; readonly checkpointEvery: number }
  /** Grows while it runs. */
  readonly reports: LossReport[]
  /** The step it goes on from. */
  readonly from: number
}

/** Shows how a picture by a generator comes along, and keeps its checkpoints. */
export function followSource({ params, reports, from }: Followed, context: RunContext) {
  const { iterations, checkpointEvery } = params
  const keeps = checkpointEvery > 0
  const keep = async (step: SourceStep<object>) => {
    await step.reported()
    const { iteration } = step
    const state = {
      source: await step.save(),
      reports: reports.filter((report) => report.iteration < iteration),
    }
    const picture = () => previewOf(step.image(), pictureSide)
    await context.checkpoints.save({ step: iteration, state, picture })
  }
  return {
    signal: context.signal,
    onReport: (report: LossReport) => {
      reports.push(report)
    },
    onCancel: async (step: SourceStep<object>) => {
      if (keeps && step.iteration > from) await keep(step)
    },
    onStep: async (step: SourceStep<object>) => {
      const { iteration } = step
      if (keeps && (iteration === iterations || iteration % checkpointEvery === 0)) await keep(step)
      const last = reports.at(-1)
      await context.report({
        iteration,
        iterations,
        fraction: iteration / iterations,
        ...(last && { terms: last.values, total: last.total }),
      })
      await context.report({ preview: () => previewOf(step.image(), livePreviewSide) })
    },
  }
}

/** Longest side of the pictures that show how it looked at checkpoints. In px. */
const pictureSide = 384

/** Enough for the node on the canvas. In px. */
const livePreviewSide = 512

async function previewOf(image: Tensor3D, side: number) {
  try {
    return await Image.preview(image, side)
  } finally {
    disposeTensors([image])
  }
}
