import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderCheckpoints } from '../../src/cli/checkpoints'
import { CheckpointKeeper } from '../../src/engine/checkpoints/keeper'
import { scratch } from './program'

const lineage = 'ab'.repeat(32)
const at = (step: number, ms = step * 10) => ({
  lineage,
  step,
  ms,
  bytes: 0,
  savedAt: 1_700_000_000_000 + step,
})

describe('checkpoints in a folder', () => {
  it('come back with their numbers bit for bit', async () => {
    const store = folderCheckpoints(join(scratch(), 'new', 'folder'))
    expect(await store.list()).toEqual([])
    const state = {
      values: Float32Array.of(0.1, Number.MAX_VALUE, -0),
      count: Number.POSITIVE_INFINITY,
      last: null,
    }
    await store.write({ info: at(5), state })
    expect(await store.state(at(5))).toEqual(state)
    expect(await store.state(at(6))).toBeUndefined()
    const [info] = await store.list()
    expect(info).toMatchObject({ lineage, step: 5, ms: 50, savedAt: 1_700_000_000_005 })
    expect(info?.bytes).toBeGreaterThan(12)
  })

  it('replace those of the same step, and go when they are told to', async () => {
    const folder = scratch()
    const store = folderCheckpoints(folder)
    await store.write({ info: at(5, 50), state: 1 })
    await store.write({ info: at(5, 70), state: 2 })
    await store.write({ info: at(6), state: 3 })
    expect(readdirSync(folder)).toHaveLength(2)
    expect(await store.state(at(5))).toBe(2)
    await store.remove([at(5), at(9)])
    expect((await store.list()).map(({ step }) => step)).toEqual([6])
  })

  it('leave other files alone, and are refused when they were cut off', async () => {
    const folder = scratch()
    const store = folderCheckpoints(folder)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    await store.write({ info: at(5), state: new Float32Array(100) })
    expect(await store.list()).toHaveLength(1)
    mkdirSync(join(folder, `${lineage}-7-70.checkpoint`))
    expect(await store.list()).toHaveLength(1)
  })
})

describe('a checkpoint that is damaged', () => {
  const state = {
    pixels: Float32Array.from({ length: 64 }, (_, index) => index / 64),
    reports: [{ total: 0.5 }],
  }
  const file = (folder: string, step: number) => join(folder, `${lineage}-${step}-${step * 10}.checkpoint`)

  async function two() {
    const folder = scratch()
    const store = folderCheckpoints(folder)
    for (const step of [5, 6]) await store.write({ info: at(step), state: { ...state, step } })
    const warnings: string[] = []
    const log = { info() {}, warn: (message: string) => void warnings.push(message) }
    return { folder, warnings, keeper: new CheckpointKeeper(store, { bytes: 1e9, each: 2 }, log) }
  }

  /** @returns what a run would go on from, as it finds it: the last one that is whole. */
  async function latest(keeper: CheckpointKeeper) {
    for (const info of await keeper.upTo(lineage, 99)) {
      const found = await keeper.state(info)
      if (found !== undefined) return found
    }
    return undefined
  }

  const damage: fc.Arbitrary<(bytes: Buffer) => Uint8Array> = fc.oneof(
    fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, change]) => (bytes: Buffer) => {
      const changed = Buffer.from(bytes)
      changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ change
      return changed
    }),
    fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)),
    fc.tuple(fc.nat(), fc.nat()).map(([from, length]) => (bytes: Buffer) => {
      // As a disk leaves it that lost its power: the length is right, the content is not there.
      const begin = from % bytes.length
      return Buffer.concat([bytes.subarray(0, begin), Buffer.alloc(bytes.length - begin, length % 2)])
    }),
    fc
      .uint8Array({ minLength: 1, maxLength: 40 })
      .map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])),
    fc.uint8Array({ maxLength: 300 }).map((other) => () => other),
  )

  it('is thrown away with a word, however it is damaged, and the one before it is taken', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (apply) => {
        const { folder, warnings, keeper } = await two()
        const whole = readFileSync(file(folder, 6))
        const damaged = apply(whole)
        fc.pre(!whole.equals(damaged))
        writeFileSync(file(folder, 6), damaged)
        expect(await latest(keeper)).toEqual({ ...state, step: 5 })
        expect(warnings).toEqual([expect.stringMatching(/^The checkpoint at iteration 6 is damaged/)])
        expect(readdirSync(folder)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['is that of another step', (folder: string) => copyFileSync(file(folder, 5), file(folder, 6))],
    [
      'is that of another work',
      (folder: string) => {
        const other = 'cd'.repeat(32)
        const store = folderCheckpoints(folder)
        return store
          .write({ info: { ...at(6), lineage: other }, state })
          .then(() => copyFileSync(join(folder, `${other}-6-60.checkpoint`), file(folder, 6)))
      },
    ],
    ['is larger than can be read', (folder: string) => truncateSync(file(folder, 6), 5 * 1024 ** 3)],
  ])('is thrown away where it %s', async (_, change) => {
    const { folder, warnings, keeper } = await two()
    await change(folder)
    expect(await latest(keeper)).toEqual({ ...state, step: 5 })
    expect(warnings).toHaveLength(1)
    expect((await keeper.upTo(lineage, 99)).map(({ step }) => step)).toEqual([5])
  })

  it('leaves the work to begin anew where there is no other', async () => {
    const { folder, warnings, keeper } = await two()
    for (const step of [5, 6]) writeFileSync(file(folder, step), 'gone')
    expect(await latest(keeper)).toBeUndefined()
    expect(warnings).toHaveLength(2)
    expect(readdirSync(folder)).toEqual([])
  })
})
