import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { events, gramarye, graph, quick, scratch } from './program'

describe('gramarye check', () => {
  beforeEach(() => void vi.stubEnv('GRAMARYE_CACHE', scratch()))
  afterEach(() => void vi.unstubAllEnvs())

  it('tells memory at once, and time after a run, which need not be of the same graph', async () => {
    const before = await gramarye(['check', graph('adain.json')])
    expect(before).toMatchObject({ code: 0, err: '' })
    expect(before.out).toMatch(/A run takes about \d+ MB; how long is known after the first one\./)
    expect(await gramarye(['run', graph('gatys.json'), ...quick, '--out', scratch()])).toMatchObject({
      code: 0,
    })

    const after = await gramarye(['check', graph('adain.json')])
    expect(after.out).toMatch(/A run takes about [\d.]+ (ms|s|min .*) and \d+ MB \(wasm\)\./)
    const json = events(await gramarye(['check', graph('adain.json'), '--json']))
    const forecast = json.find(({ event }) => event === 'forecast')
    expect(forecast).toMatchObject({
      backend: 'wasm',
      unknown: [],
      ms: expect.any(Number),
      peakBytes: expect.any(Number),
    })
    expect(forecast?.nodes).toContainEqual({
      node: 'stylize',
      type: 'stylize/adain',
      ms: expect.any(Number),
      work: expect.any(Number),
      bytes: expect.any(Number),
      peakBytes: expect.any(Number),
      largestBytes: expect.any(Number),
    })
  })

  it('takes a damaged memory of speeds for none', async () => {
    writeFileSync(join(process.env.GRAMARYE_CACHE ?? '', 'speeds.json'), '{"wasm": [')
    expect(await gramarye(['check', graph('adain.json')])).toMatchObject({ code: 0, err: '' })
    expect(await gramarye(['run', graph('adain.json'), ...quick, '--out', scratch()])).toMatchObject({
      code: 0,
    })
    expect((await gramarye(['check', graph('adain.json')])).out).toMatch(/\(wasm\)/)
  })

  it('warns of files that the graph only refers to, of which nothing is known', async () => {
    const file = join(scratch(), 'light.json')
    const text = JSON.parse(readFileSync(graph('adain.json'), 'utf8'))
    for (const asset of Object.values<{ data?: string }>(text.assets)) delete asset.data
    writeFileSync(file, JSON.stringify(text))
    const { code, err, out } = await gramarye(['check', file])
    expect(code).toBe(0)
    expect(err).toMatch(/warning at assets\.[0-9a-f]+: The file “cat\.jpg” is not inside the graph/)
    expect(out).toMatch(/What a run takes is not known before the first one\./)
  })
})
