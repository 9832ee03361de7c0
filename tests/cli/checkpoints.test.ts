import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderCheckpoints } from '../../src/cli/checkpoints'
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
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.checkpoint'))
    const path = join(folder, file ?? '')
    writeFileSync(path, readFileSync(path).subarray(0, 40))
    await expect(store.state(at(5))).rejects.toThrow()
  })
})
