import type { Problem } from '../core/problem'

/** The graph was not run because of what is wrong with it. */
export class InvalidGraphError extends Error {
  override readonly name = 'InvalidGraphError'
  /** Everything that concerns what was to be run, warnings included. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error')
    super(`The graph cannot run: ${errors.map((problem) => problem.message).join(' ')}`)
    this.problems = problems
  }
}
