import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  disposeGeneratorState,
  disposeTensors,
  type GeneratorState,
  type GeneratorStep,
  type LossReport,
  restoreGeneratorState,
  type SavedGeneratorState,
  type TrainableNetwork,
} from '../../src/tensor'
import { Image } from '../ports'

interface GeneratorCheckpoint {
  readonly generator: SavedGeneratorState
  readonly reports: readonly LossReport[]
}

interface GeneratorBeginning {
  /** Belongs to the run, or has what is borrowed from the inputs. */
  readonly start: GeneratorState
  readonly reports: LossReport[]
}

/** A checkpoint of this very work, or the generator that is wired in; what its optimizer knew is of another loss. */
export async function generatorBeginning(
  generator: TrainableNetwork,
  params: { readonly iterations: number; readonly reportEvery: number },
  context: RunContext,
): Promise<GeneratorBeginning> {
  const kept = await context.checkpoints.latest(params.iterations, (state) =>
    isCheckpoint(state) ? state : undefined,
  )
  if (!kept) {
    const network = { ...generator, variables: generator.average ?? generator.variables }
    return {
      start: { step: 0, network: { ...network, average: null, memory: null }, average: null },
      reports: [],
    }
  }
  // A run that ended here reported its result as well, which one that goes further does not.
  const reports = kept.state.reports.filter(({ iteration }) => iteration % params.reportEvery === 0)
  const start = context.own(restoreGeneratorState(kept.state.generator), disposeGeneratorState)
  return { start, reports }
}

/** Only this program wrote it, under a key that names the version of the node. */
function isCheckpoint(state: unknown): state is GeneratorCheckpoint {
  if (!isRecord(state) || !isRecord(state.generator) || !Array.isArray(state.reports)) return false
  const { network, step } = state.generator
  return isRecord(network) && isRecord(network.variables) && typeof step === 'number'
}

/** Longest side of the pictures that show how it looked at checkpoints. In px. */
const pictureSide = 384

export async function keepGenerator(
  step: GeneratorStep,
  reports: readonly LossReport[],
  context: RunContext,
): Promise<void> {
  await step.reported()
  const { iteration } = step
  const state: GeneratorCheckpoint = {
    generator: await step.save(),
    reports: reports.filter((report) => report.iteration < iteration),
  }
  const picture = async () => {
    const image = step.image()
    try {
      return await Image.preview(image, pictureSide)
    } finally {
      disposeTensors([image])
    }
  }
  await context.checkpoints.save({ step: iteration, state, picture })
}
