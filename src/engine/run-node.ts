import { type Checkpoints, noCheckpoints } from '../core/checkpoint'
import {
  CanceledError,
  type Logger,
  type Origin,
  type ProvidedResource,
  type RunContext,
} from '../core/context'
import type { GraphDocument } from '../core/document'
import { isRecord } from '../core/json'
import type { AnyNode } from '../core/node'
import type { Preview } from '../core/preview'
import { type AssetLookup, readAsset } from './asset-source'
import type { ProgressReport } from './events'
import { createOwnership } from './ownership'
import { createRandom } from './random'
import { createReporter } from './reporter'
import type { Slot } from './result-cache'

export interface NodeRun {
  readonly id: string
  readonly definition: AnyNode
  /** By input; borrowed. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, unknown>>
  readonly document: GraphDocument
  readonly signal: AbortSignal
  readonly resources: readonly ProvidedResource[]
  readonly asset: AssetLookup | undefined
  readonly log: Logger
  origins(input: string): readonly Origin[]
  onProgress(progress: ProgressReport): void
  readonly onPreview?: ((preview: Preview) => void) | undefined
  /** Of the node's work; none are kept when absent. */
  readonly checkpoints?: Checkpoints | undefined
  /** Frees outputs that nobody will use. */
  discard(slots: readonly Slot[]): void
}

export type NodeOutcome =
  | { readonly kind: 'done'; readonly slots: readonly Slot[]; readonly ms: number; readonly waitedMs: number }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'canceled' }

/**
 * Runs one node to its end. Never rejects: whatever the node throws, and however it ends, nothing it made stays
 * behind except the outputs of a run that is `done`. A node that neither reports nor looks at the signal cannot
 * be stopped; it is waited for, because it may still be using what it owns.
 */
export async function runNode(run: NodeRun): Promise<NodeOutcome> {
  const { definition, inputs, params, signal, log } = run
  const ownership = createOwnership(log)
  let waitedMs = 0
  const reporter = createReporter(run)
  const context: RunContext = {
    nodeId: run.id,
    signal,
    report: reporter.report,
    own: ownership.own,
    random: createRandom,
    log,
    origins: run.origins,
    asset: (sha256) => readAsset(run.document, sha256, run.asset),
    checkpoints: run.checkpoints ?? noCheckpoints,
    use: (resource) => resource.from(run.resources),
    async waitFor(other) {
      const since = performance.now()
      try {
        return await other
      } finally {
        waitedMs += performance.now() - since
      }
    },
  }
  const started = performance.now()
  try {
    if (signal.aborted) throw new CanceledError()
    const result: unknown = await definition.run({ inputs, params }, context)
    const ms = performance.now() - started
    const { slots, fault } = collectOutputs(definition, result)
    ownership.end(new Set(slots.map((slot) => slot.value)))
    if (!fault && !signal.aborted) {
      reporter.flush()
      return { kind: 'done', slots, ms, waitedMs }
    }
    run.discard(slots)
    return signal.aborted ? { kind: 'canceled' } : { kind: 'failed', thrown: fault }
  } catch (thrown) {
    ownership.end()
    return signal.aborted ? { kind: 'canceled' } : { kind: 'failed', thrown }
  } finally {
    reporter.close()
  }
}

/** Everything that was returned for a declared output, and what is wrong with the rest. */
function collectOutputs(
  { outputs, title }: AnyNode,
  result: unknown,
): { readonly slots: readonly Slot[]; readonly fault?: Error } {
  const given = isRecord(result) ? result : {}
  const slots: Slot[] = []
  const missing: string[] = []
  for (const [port, { type }] of Object.entries(outputs)) {
    const value = given[port]
    if (value === undefined) missing.push(port)
    else slots.push({ port, type, value })
  }
  const extra = Object.keys(given).filter((port) => !Object.hasOwn(outputs, port))
  if (missing.length > 0) {
    return { slots, fault: new Error(`${title} did not give its output ${missing.join(', ')}.`) }
  }
  if (extra.length > 0) {
    return { slots, fault: new Error(`${title} gave ${extra.join(', ')}, which is not among its outputs.`) }
  }
  return { slots }
}
