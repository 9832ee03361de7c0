/** What the exit code of the program says; `failed` also of what could not be written. */
export const EXIT = { done: 0, usage: 2, invalid: 3, failed: 4, canceled: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command line asks for something that cannot be; nothing has been computed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
