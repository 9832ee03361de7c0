import { explain } from '../core/explain'
import type { Reason } from '../core/reason'
import type { Latest } from './history'
import type { ReadyNode } from './resolve'

/** Why a node has to run. */
export function whyRun({ key, parts }: ReadyNode, latest: Latest | undefined): readonly Reason[] {
  return latest?.key === key ? evicted : explain(latest?.parts, parts)
}

/** Why a node does not have to run. @param computed its result was made in this very run, for another node. */
export function whyCached(
  { key }: ReadyNode,
  latest: Latest | undefined,
  computed: boolean,
): readonly Reason[] {
  if (computed) return shared
  return latest?.key === key ? unchanged : reused
}

function constant(code: string, message: string): readonly Reason[] {
  return [{ code, message, values: {} }]
}

const unchanged = constant('unchanged', 'nothing changed')
const reused = constant('reused', 'an earlier result fits again')
const shared = constant('shared', 'another node has the same result')
const evicted = constant('evicted', 'its result was dropped to save memory')
export const unneeded = constant(
  'unneeded',
  'its result was dropped to save memory, and nothing needs it now',
)
