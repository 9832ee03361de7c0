import type { GraphNode } from './document'
import { MOST_PROBLEMS } from './limits'

/**
 * Something wrong with a graph. `code` and `values` choose and fill the translation; `message` and
 * `remedy` are the English text. `path` is the place in the file, when the fault was found there.
 */
export interface Problem extends Fault {
  /** Warnings do not keep a graph from running. */
  readonly severity: 'error' | 'warning'
  readonly node?: string
  readonly port?: string
  readonly param?: string
  readonly path?: string
}

/** Where a problem is. */
export type Place = Pick<Problem, 'node' | 'port' | 'param' | 'path'>

/** What is wrong, in words and as data, before it is known where and how badly. */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly remedy: string
  readonly values: Readonly<Record<string, string | number>>
  /** Which of the values are names that definitions give. A name that a user gave is none of them. */
  readonly names?: Readonly<Record<string, Named>>
}

/** What bears a name, so that its name can be said in another language. */
export type Named =
  | { readonly kind: 'node'; readonly node: Pick<GraphNode, 'id' | 'type'> }
  | { readonly kind: 'param' | 'options' | 'input'; readonly type: string; readonly key: string }
  | { readonly kind: 'port-type'; readonly id: string }

/**
 * As many problems as are listed: errors before warnings where there are too many, and a last one that says so, which is
 * an error when it stands for one.
 */
export function listedProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const severity = errors.length > MOST_PROBLEMS ? 'error' : 'warning'
  return [...[...errors, ...warnings].slice(0, MOST_PROBLEMS), { ...more, severity }]
}

const more: Fault = {
  code: 'more-problems',
  message: `More than ${MOST_PROBLEMS} things are wrong; only so many are listed.`,
  remedy: 'Mend these first, or open an earlier copy of the graph.',
  values: { most: MOST_PROBLEMS },
}

export function error(fault: Fault, place: Place = {}): Problem {
  return { ...fault, severity: 'error', ...place }
}

export function warning(fault: Fault, place: Place = {}): Problem {
  return { ...fault, severity: 'warning', ...place }
}
