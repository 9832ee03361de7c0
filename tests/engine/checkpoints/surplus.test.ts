import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckpointInfo } from '../../../src/engine/checkpoints/store'
import { surplus } from '../../../src/engine/checkpoints/surplus'

const info = fc.record({
  lineage: fc.constantFrom('a', 'b', 'c'),
  step: fc.integer({ min: 1, max: 60 }),
  bytes: fc.integer({ min: 1, max: 50 }),
  savedAt: fc.integer({ min: 0, max: 1000 }),
  ms: fc.constant(0),
})
const infos = fc.uniqueArray(info, { selector: ({ lineage, step }) => `${lineage}${step}`, maxLength: 40 })
const budgets = fc.record({ bytes: fc.integer({ min: 0, max: 600 }), each: fc.integer({ min: 1, max: 8 }) })

function at(lineage: string, step: number, more: Partial<CheckpointInfo> = {}): CheckpointInfo {
  return { lineage, step, bytes: 10, savedAt: step, ms: 0, ...more }
}

describe('what has to go of the checkpoints', () => {
  it('keeps within the budget, and always the last one of the work at hand', () => {
    fc.assert(
      fc.property(infos, budgets, (all, budget) => {
        const goes = new Set(surplus(all, budget, 'a'))
        const stays = all.filter((one) => !goes.has(one))
        for (const lineage of ['a', 'b', 'c']) {
          expect(stays.filter((one) => one.lineage === lineage).length).toBeLessThanOrEqual(budget.each)
        }
        const own = all.filter(({ lineage }) => lineage === 'a').sort((a, b) => b.step - a.step)
        if (own[0]) expect(stays).toContain(own[0])
        const bytes = stays.reduce((sum, one) => sum + one.bytes, 0)
        if (stays.length > 1) expect(bytes).toBeLessThanOrEqual(budget.bytes)
      }),
    )
  })

  it('takes nothing while there is room', () => {
    fc.assert(
      fc.property(infos, (all) => {
        expect(surplus(all, { bytes: 1e6, each: 60 }, 'a')).toEqual([])
      }),
    )
  })

  it('thins out evenly, and never the last one', () => {
    let kept: CheckpointInfo[] = []
    for (let step = 10; step <= 400; step += 10) {
      kept.push(at('a', step))
      const goes = surplus(kept, { bytes: 1e6, each: 5 }, 'a')
      kept = kept.filter((one) => !goes.includes(one))
    }
    const steps = kept.map(({ step }) => step)
    expect(steps.at(-1)).toBe(400)
    expect(steps).toHaveLength(5)
    const gaps = steps.map((step, index) => step - (steps[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(160)
  })

  it('takes other works first, the one untouched longest before the rest', () => {
    const all = [at('old', 5), at('old', 9), at('new', 20), at('a', 30), at('a', 40)]
    const names = (bytes: number) =>
      surplus(all, { bytes, each: 9 }, 'a').map(({ lineage, step }) => `${lineage} ${step}`)
    expect(names(40)).toEqual(['old 5'])
    expect(names(30)).toEqual(['old 5', 'old 9'])
    expect(names(20)).toEqual(['old 5', 'old 9', 'new 20'])
    expect(names(0)).toEqual(['old 5', 'old 9', 'new 20', 'a 30'])
  })
})
