import type { RunContext } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import {
  disposeGeneratorState,
  type GeneratorState,
  type LossReport,
  restoreGeneratorState,
  type SavedGeneratorState,
  type TrainableNetwork,
} from '../../src/tensor'
import { latestSource } from './source-run'

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
  const kept = await latestSource(params, context)
  if (!kept || !isGenerator(kept.source)) {
    const network = { ...generator, variables: generator.average ?? generator.variables }
    return {
      start: { step: 0, network: { ...network, average: null, memory: null }, average: null },
      reports: [],
    }
  }
  const start = context.own(restoreGeneratorState(kept.source), disposeGeneratorState)
  return { start, reports: [...kept.reports] }
}

/** Only this program wrote it, under a key that names the version of the node. */
function isGenerator(source: object): source is SavedGeneratorState {
  return 'network' in source && isRecord(source.network) && isRecord(source.network.variables)
}
