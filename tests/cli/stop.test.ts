import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { events, gramarye, graph, scratch, throughNpm } from './program'

describe('a run that is stopped', () => {
  it.each([
    ['SIGINT', gramarye],
    ['SIGTERM', gramarye],
    ['SIGINT', throughNpm],
  ] as const)('stops on %s with 130 and leaves nothing behind', async (name, call) => {
    const out = scratch()
    let interrupted = 0
    const args = ['run', graph('gatys.json'), '--size', '64', '--iterations', '5000', '--out', out, '--json']
    const result = await call(args, (text, child) => {
      if (interrupted > 0 || !text.includes('"iteration":5,')) return
      interrupted = performance.now()
      child.kill(name)
    })
    const ms = performance.now() - interrupted
    expect(result.code).toBe(130)
    expect(events(result).at(-1)).toMatchObject({ event: 'finished', outcome: 'canceled' })
    expect(readdirSync(out)).toEqual([])
    expect(ms).toBeLessThan(1000)
  })

  it('is canceled by a signal that comes before the first node', async () => {
    const out = scratch()
    const args = ['run', graph('gatys.json'), '--size', '64', '--iterations', '5000', '--out', out, '--json']
    const result = await gramarye(args, (_, child) => child.kill('SIGTERM'))
    expect(result.code).toBe(130)
    expect(readdirSync(out)).toEqual([])
  })
})

describe('a run that was cut short', () => {
  beforeEach(() => void vi.stubEnv('GRAMARYE_CACHE', scratch()))
  afterEach(() => void vi.unstubAllEnvs())

  it('goes on from where it was, and begins anew with --fresh', async () => {
    const out = scratch()
    const args = ['run', graph('gatys.json'), '--size', '48', '--iterations', '40', '--out', out, '--json']
    await gramarye(args, (text, child) => {
      if (!child.killed && text.includes('"iteration":10,')) child.kill('SIGTERM')
    })
    expect(readdirSync(out)).toEqual([])

    const resumed = await gramarye(args)
    expect(resumed.code).toBe(0)
    const from = events(resumed).find(({ event }) => event === 'resumed')?.iteration
    expect(from).toBeGreaterThanOrEqual(9)
    expect(from).toBeLessThan(40)
    const picture = readFileSync(join(out, 'result.png'))

    const fresh = await gramarye([...args, '--fresh'])
    expect(fresh.code).toBe(0)
    expect(events(fresh).filter(({ event }) => event === 'resumed')).toEqual([])
    expect(readFileSync(join(out, 'result.png')).equals(picture)).toBe(true)
  })
})
