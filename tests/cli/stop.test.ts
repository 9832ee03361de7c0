import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
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

  it('does not go on from a checkpoint that is damaged, and says so', async () => {
    const out = scratch()
    const folder = join(process.env.GRAMARYE_CACHE ?? '', 'checkpoints')
    const run = (iterations: number, ...more: string[]) => {
      const settings = ['--size', '48', '--iterations', String(iterations), ...more]
      return gramarye(['run', graph('gatys.json'), ...settings, '--out', out, '--json'])
    }
    await run(4)
    const [file] = readdirSync(folder)
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/-4-\d+\.checkpoint$/)])
    const whole = readFileSync(join(folder, file ?? ''))
    truncateSync(join(folder, file ?? ''), whole.length - 1)
    const damaged = await run(6)
    expect(damaged.code).toBe(0)
    expect(events(damaged).filter(({ event }) => event === 'resumed')).toEqual([])
    expect(events(damaged).filter(({ event }) => event === 'warning')).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('The checkpoint at iteration 4 is damaged'),
      }),
    ])
    const picture = readFileSync(join(out, 'result.png'))
    await run(6, '--fresh')
    expect(readFileSync(join(out, 'result.png')).equals(picture)).toBe(true)
  })

  it('says once that no checkpoints can be kept, and works', async () => {
    writeFileSync(join(process.env.GRAMARYE_CACHE ?? '', 'checkpoints'), 'in the way')
    const args = ['run', graph('gatys.json'), '--size', '48', '--iterations', '4', '--out', scratch()]
    const { code, err } = await gramarye(args)
    expect(code).toBe(0)
    expect(err.match(/Checkpoints cannot be/g)).toHaveLength(1)
  })
})
