import { describe, expect, it } from 'vitest'
import { CheckpointKeeper } from '../../../src/engine/checkpoints/keeper'
import { memoryCheckpoints } from '../../../src/engine/checkpoints/memory-store'
import type { CheckpointStore } from '../../../src/engine/checkpoints/store'

const budget = { bytes: 1000, each: 10 }

function listening() {
  const warnings: string[] = []
  return { warnings, log: { info() {}, warn: (message: string) => void warnings.push(message) } }
}

function checkpoint(step: number, bytes = 10) {
  const info = { lineage: 'work', step, bytes, savedAt: step, ms: step * 5 }
  return { info, state: { step } }
}

describe('the keeper of checkpoints', () => {
  it('gives back what was kept, the last one first', async () => {
    const store = memoryCheckpoints()
    const keeper = new CheckpointKeeper(store, budget, listening().log)
    for (const step of [10, 20, 30]) await keeper.save(checkpoint(step))
    const later = new CheckpointKeeper(store, budget, listening().log)
    const found = await keeper.upTo('work', 25)
    expect(found.map(({ step }) => step)).toEqual([20, 10])
    expect(await keeper.state(checkpoint(20).info)).toEqual({ step: 20 })
    await keeper.settled()
    await later.ready()
    expect(later.steps('work')).toEqual([10, 20, 30])
    expect(later.steps('other')).toEqual([])
  })

  it('sees what another page has thrown away', async () => {
    const store = memoryCheckpoints()
    const keeper = new CheckpointKeeper(store, budget, listening().log)
    for (const step of [10, 20]) await keeper.save(checkpoint(step))
    await keeper.settled()
    await store.remove([checkpoint(20).info])
    expect((await keeper.upTo('work', 99)).map(({ step }) => step)).toEqual([10])
  })

  it('forgets a work', async () => {
    const keeper = new CheckpointKeeper(memoryCheckpoints(), budget, listening().log)
    for (const step of [10, 20]) await keeper.save(checkpoint(step))
    await keeper.forget('work')
    expect(await keeper.upTo('work', 99)).toEqual([])
  })

  it('makes room on a full disk, and keeps the newest', async () => {
    const inner = memoryCheckpoints()
    let used = 0
    const full: CheckpointStore = {
      ...inner,
      async write(one) {
        if (used + one.info.bytes > 40) throw new Error('The disk is full.')
        used += one.info.bytes
        await inner.write(one)
      },
      async remove(ids) {
        used -= ids.length * 10
        await inner.remove(ids)
      },
    }
    const { log, warnings } = listening()
    const keeper = new CheckpointKeeper(full, budget, log)
    for (let step = 1; step <= 12; step++) await keeper.save(checkpoint(step))
    await keeper.settled()
    expect(keeper.steps('work').at(-1)).toBe(12)
    expect((await inner.list()).map(({ step }) => step)).toContain(12)
    expect(warnings).toEqual([])
  })

  it.each(['list', 'state', 'write', 'remove'] as const)(
    'never rejects when %s fails, and says so once',
    async (what) => {
      const inner = memoryCheckpoints()
      const broken = { ...inner, [what]: () => Promise.reject(new Error('No storage.')) }
      const { log, warnings } = listening()
      const keeper = new CheckpointKeeper(broken, { bytes: 25, each: 10 }, log)
      await keeper.ready()
      for (const step of [1, 2, 3, 4]) await keeper.save(checkpoint(step))
      await keeper.state(checkpoint(4).info)
      await keeper.upTo('work', 9)
      await keeper.settled()
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain('No storage.')
    },
  )
})
