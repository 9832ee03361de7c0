/**
 * Something wrong with a graph. `code` and `values` choose and fill the translation; `message` and
 * `remedy` are the English text. `path` is the place in the file, when the fault was found there.
 */
export interface Problem {
  readonly code: string
  /** Warnings do not keep a graph from running. */
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly remedy: string
  readonly values: Readonly<Record<string, string | number>>
  readonly node?: string
  readonly port?: string
  readonly param?: string
  readonly path?: string
}

/** Where a problem is. */
export type Place = Pick<Problem, 'node' | 'port' | 'param' | 'path'>

/** What is wrong, in words and as data, before it is known where and how badly. */
export type Fault = Pick<Problem, 'code' | 'message' | 'remedy' | 'values'>

export function error(fault: Fault, place: Place = {}): Problem {
  return { ...fault, severity: 'error', ...place }
}

export function warning(fault: Fault, place: Place = {}): Problem {
  return { ...fault, severity: 'warning', ...place }
}
