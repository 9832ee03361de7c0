/** Why a node ran or did not: one part of its cache key that changed, in words and as data. */
export interface Reason {
  /**
   * Ran: `first-run`, `param`, `input`, `wire`, `version`, `fingerprint`, `precision`, `names`, `evicted`.
   * Did not: `unchanged`, `reused` (an older result fits again), `shared` (another node has the same result),
   * `unneeded` (its result was dropped and nothing asks for it), `blocked`.
   */
  readonly code: string
  /** English sentence, such as "radius changed from 1 to 2". */
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
}
