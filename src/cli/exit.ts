/** What the exit code of the program says. */
export const EXIT = { done: 0, usage: 2, invalid: 3, failed: 4, canceled: 130 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command line asks for something that cannot be; nothing has been computed. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The code of a system error, such as ENOENT; undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
