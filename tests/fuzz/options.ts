import { parseArgs } from 'node:util'

export interface FuzzOptions {
  readonly minutes: number
  readonly seed: number
  /** What the names of the targets begin with; all of them when there is none. */
  readonly only: readonly string[]
  /** A kept case that is tried again, and nothing else. */
  readonly again?: string
  /** Longest that one case may take of the processor's time, in s. */
  readonly seconds: number
}

const USAGE = 'npm run fuzz -- [--minutes N] [--seed S] [--only notes,links] [--seconds N] | --case FILE'

/** @throws Error with the usage. */
export function parseOptions(argv: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '20' },
      case: { type: 'string' },
    },
  })
  const [minutes, seed, seconds] = [Number(values.minutes), Number(values.seed), Number(values.seconds)]
  if (!(minutes > 0 && seconds > 0 && Number.isInteger(seed))) throw new Error(USAGE)
  const only = values.only.split(',').filter((name) => name !== '')
  return { minutes, seed, seconds, only, ...(values.case !== undefined && { again: values.case }) }
}
