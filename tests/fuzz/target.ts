import fc from 'fast-check'

/** What comes from outside: a text, or the bytes of a file. */
export type Case = string | Uint8Array

/** One way into the program, with what is tried on it. The tests and `npm run fuzz` share them. */
export interface FuzzTarget<T extends Case = Case> {
  readonly name: string
  readonly cases: fc.Arbitrary<T>
  /**
   * Reads a case as the program does.
   *
   * @returns whether it was let in. @throws Error when it was neither let in as it should be nor refused in words.
   */
  judge(given: T): boolean | Promise<boolean>
}

/** A target whose kept cases, which may be of any kind, are judged as they are read back. */
export interface AnyTarget {
  readonly name: string
  readonly cases: fc.Arbitrary<Case>
  judge(given: Case): boolean | Promise<boolean>
}

export function textTarget({ name, cases, judge }: FuzzTarget<string>): AnyTarget {
  return {
    name,
    cases,
    judge: (given) => judge(typeof given === 'string' ? given : new TextDecoder().decode(given)),
  }
}

export function bytesTarget({ name, cases, judge }: FuzzTarget<Uint8Array<ArrayBuffer>>): AnyTarget {
  return {
    name,
    cases,
    judge: (given) =>
      judge(typeof given === 'string' ? new TextEncoder().encode(given) : Uint8Array.from(given)),
  }
}

/** Cases are made by the batch: one by one, each would begin with the same few. */
const BATCH = 50

/** The cases of a target in an order that the seed decides, from the one at `start` on; without end. */
export function* casesFrom({ name, cases }: AnyTarget, seed: number, start = 0): Generator<Case> {
  for (let batch = Math.floor(start / BATCH); ; batch++) {
    const made = fc.sample(cases, { seed: mixed(seed, name, batch), numRuns: BATCH })
    yield* batch * BATCH < start ? made.slice(start - batch * BATCH) : made
  }
}

/** A seed of its own for each batch of each target (FNV-1a). */
function mixed(seed: number, name: string, batch: number): number {
  let hash = 0x811c9dc5
  for (const character of `${seed} ${name} ${batch}`)
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return hash | 0
}
