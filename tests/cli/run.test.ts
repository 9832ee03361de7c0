import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { putGraphIntoPng } from '../../src/core/graph-bytes'
import { chosen, grouped } from '../core/grouping'
import {
  events,
  fixture,
  gramarye,
  graph,
  hasShared,
  root,
  scratch,
  shared,
  throughNpm,
  WITHOUT_SHARED,
} from './program'

const quick = ['--size', '48', '--iterations', '2', '--seed', '3']

describe('gramarye run', () => {
  it('paints by optimization, tells every event as JSON and writes picture and curves', async () => {
    const out = scratch()
    const picture = await samplePicture(join(out, 'wide.png'), 120, 80)
    const args = ['run', graph('gatys.json'), ...quick, '--input', `content=${picture}`, '--out', out]
    const result = await gramarye([...args, '--set', 'optimize.reportEvery=1', '--json'])
    expect(result.err).toBe('')
    expect(result.code).toBe(0)
    const lines = events(result)

    const started = lines.filter(({ event }) => event === 'started')
    expect(started.map(({ node }) => node)).toContain('optimize')
    for (const line of started) {
      expect(line).toMatchObject({ type: expect.any(String), why: expect.stringMatching(/./) })
    }
    const done = lines.filter(({ event }) => event === 'done')
    expect(done).toHaveLength(started.length)
    for (const line of done) {
      expect(line).toMatchObject({
        why: expect.any(String),
        ms: expect.any(Number),
        bytes: expect.any(Number),
      })
    }
    const steps = lines.filter(({ event, iteration }) => event === 'progress' && iteration !== undefined)
    expect(steps.map(({ iteration }) => iteration)).toEqual([0, 1, 2])
    for (const step of steps) {
      expect(step).toMatchObject({ node: 'optimize', iterations: 2, total: expect.any(Number) })
      expect(Object.keys(Object(step.terms)).length).toBeGreaterThan(2)
    }
    expect(lines.filter(({ event }) => event === 'output')).toEqual([
      { event: 'output', node: 'result', file: join(out, 'result.png'), width: 48, height: 32 },
      { event: 'output', node: 'curves', file: join(out, 'curves.csv'), rows: 3 },
    ])
    expect(lines.at(-1)).toMatchObject({ event: 'finished', outcome: 'done', ms: expect.any(Number) })

    expect(readdirSync(out).sort()).toEqual(['curves.csv', 'result.png', 'wide.png'])
    expect(await sharp(join(out, 'result.png')).metadata()).toMatchObject({ width: 48, height: 32 })
    expect(readFileSync(join(out, 'curves.csv'), 'utf8').split('\r\n')[0]).toMatch(/^iteration,total,/)
  })

  it('gives the same bytes twice', async () => {
    const [a, b] = [scratch(), scratch()]
    for (const out of [a, b]) {
      const args = ['run', graph('gatys.json'), ...quick, '--set', 'optimize.start=noise', '--out', out]
      expect(await gramarye(args)).toMatchObject({ code: 0, err: '' })
    }
    expect(readFileSync(join(a, 'result.png'))).toEqual(readFileSync(join(b, 'result.png')))
    expect(readFileSync(join(a, 'curves.csv'))).toEqual(readFileSync(join(b, 'curves.csv')))
  })

  it('runs what groups hold, set by the group or by the way inside, to the same bytes as without', async () => {
    const out = scratch()
    const base = describeRegistry(createRegistry(nodes))
    const flat = JSON.parse(readFileSync(graph('gatys.json'), 'utf8'))
    const inner = grouped(flat, base, chosen('mix', 'optimize', 'result'), 'paint')
    const [definition] = inner.groups ?? []
    if (!definition) throw new Error('no group')
    definition.params.push({ key: 'steps', node: 'optimize', param: 'iterations' })
    const file = join(out, 'grouped.json')
    writeFileSync(file, JSON.stringify(inner))
    const weights = '{"content-loss.loss":0.5}'
    const size = ['--size', '48', '--seed', '3', '--iterations', '9']
    const plain = ['--set', `mix.weights=${weights}`, '--set', 'optimize.iterations=2']
    const set = ['--set', `paint.weights=${weights}`, '--set', 'paint.steps=2']
    const runs = [
      ['run', graph('gatys.json'), ...size, ...plain, '--out', join(out, 'a')],
      ['run', file, ...size, ...set, '--out', join(out, 'b')],
    ]
    for (const args of runs) expect(await gramarye(args)).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(out, 'b', 'paint_result.png'))).toEqual(
      readFileSync(join(out, 'a', 'result.png')),
    )
    const wrong = await gramarye(['run', file, '--set', 'paint.nope=1', '--out', out])
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('it has weights, steps') })
  })

  it('stylizes at once, on the cpu backend too, in words', async () => {
    const out = scratch()
    const args = ['run', graph('adain.json'), '--size', '32', '--backend', 'cpu', '--out', join(out, 'new')]
    const result = await gramarye(args)
    expect(result).toMatchObject({ code: 0, err: '' })
    expect(result.out).toMatch(/result\.png \(\d+ × \d+ px\)/)
    expect(result.out).not.toContain('\u001B')
    expect(readdirSync(join(out, 'new'))).toEqual(['result.png'])
  })

  it('honors the orientation a camera noted', async () => {
    const out = scratch()
    const turned = join(out, 'turned.jpg')
    await sharp(await samplePicture(join(out, 'wide.png'), 96, 48))
      .withMetadata({ orientation: 6 })
      .toFile(turned)
    const args = ['run', graph('adain.json'), '--size', '64', '--input', `content=${turned}`, '--out', out]
    expect(await gramarye(args)).toMatchObject({ code: 0 })
    expect(await sharp(join(out, 'result.png')).metadata()).toMatchObject({ width: 32, height: 64 })
  })

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

  it('notes a setting for the whole graph that fits no node, and goes on', async () => {
    const args = ['run', graph('adain.json'), '--size', '32', '--seed', '4', '--out', scratch(), '--json']
    const result = await gramarye(args)
    expect(result.code).toBe(0)
    expect(events(result)).toContainEqual({
      event: 'note',
      message: '--seed 4 changes nothing: no node of this graph has such a param.',
    })
  })

  it('keeps the weights of wires that --set does not name', async () => {
    const start = [
      'run',
      graph('gatys.json'),
      '--size',
      '48',
      '--iterations',
      '0',
      '--json',
      '--out',
      scratch(),
    ]
    const saved = JSON.parse(readFileSync(graph('gatys.json'), 'utf8'))
    const { weights: before } = saved.nodes.find(({ id }: { id: string }) => id === 'mix').params
    const named = { 'content-loss.loss': 9 }
    const [some, all] = await Promise.all(
      [named, { ...before, ...named }].map(async (weights) => {
        const result = await gramarye([...start, '--set', `mix.weights=${JSON.stringify(weights)}`])
        return events(result).find(({ iteration }) => iteration === 0)?.total
      }),
    )
    expect(some).toEqual(expect.any(Number))
    expect(some).toBe(all)
  })

  it.skipIf(!hasShared)(`reproduces the reference at iteration 0 (or is ${WITHOUT_SHARED})`, async () => {
    const reference = JSON.parse(readFileSync(shared('reference/reference.json'), 'utf8'))
    const { terms } = reference.cases.find(
      ({ pool, form }: { pool: string; form: string }) => pool === 'max' && form === 'relative',
    )
    const args = ['run', fixture('gatys-reference.json'), '--weights', shared('weights'), '--out', scratch()]
    const result = await gramarye([...args, '--iterations', '0', '--json'])
    expect(result).toMatchObject({ code: 0 })
    const first = events(result).find(({ iteration }) => iteration === 0)
    const values = Object(first?.terms)
    expect(Object.keys(values).sort()).toEqual(Object.keys(terms).sort())
    for (const [name, value] of Object.entries<number>(terms)) {
      expect(Math.abs(values[name] / value - 1), name).toBeLessThan(1e-4)
    }
  })
})

describe('gramarye run refuses with 2', () => {
  it.each([
    [[], /Say what to do/],
    [['run', 'nowhere.json'], /There is no file nowhere\.json/],
    [['run', graph('')], /is a folder/],
    [['run', graph('adain.json'), '--backend', 'cuda'], /choose wasm, cpu or webgpu/],
    [['run', graph('adain.json'), '--weights', '/nowhere'], /--weights \/nowhere/],
    [['run', graph('adain.json'), '--input', 'photo=a.jpg'], /no node photo; these take one: content, style/],
    [['run', graph('adain.json'), '--input', 'result=a.jpg'], /result takes no file/],
    [['run', graph('adain.json'), '--input', 'content=nowhere.jpg'], /there is no file nowhere\.jpg/],
    [['run', graph('adain.json'), '--set', 'nobody.x=1'], /there is no node nobody/],
    [['run', graph('adain.json'), '--set', 'stylize.wrong=1'], /has no param wrong; it has/],
    [['run', graph('adain.json'), '--set', 'stylize.strength=7'], /above its maximum of 1/],
    [['run', graph('adain.json'), '--out', graph('adain.json')], /--out/],
  ])('%j', async (args, message) => {
    const result = await gramarye(args)
    expect(result.err).toMatch(message)
    expect(result).toMatchObject({ code: 2, out: '' })
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

describe('an invalid graph', () => {
  it('ends with 3 and every problem, for run and check', async () => {
    const out = scratch()
    const file = join(out, 'bad.json')
    const text = JSON.parse(readFileSync(graph('adain.json'), 'utf8'))
    text.edges = text.edges.slice(2)
    writeFileSync(file, JSON.stringify(text))
    const run = await gramarye(['run', file, '--out', out, '--json'])
    expect(run.code).toBe(3)
    const [invalid] = events(run).filter(({ event }) => event === 'invalid')
    expect(invalid).toMatchObject({ problems: [{ node: 'content-size' }, { node: 'style-size' }] })
    const check = await gramarye(['check', file])
    expect(check.code).toBe(3)
    expect(check.err).toMatch(/content-size[\s\S]*style-size/)
    expect(readdirSync(out)).toEqual(['bad.json'])
  })

  it.each([
    ['{"format": "gramarye-gr', /JSON/],
    ['{"a": 1}', /not a Gramarye graph/],
    ['', /./],
  ])('that is %j is explained', async (text, message) => {
    const file = join(scratch(), 'corrupt.json')
    writeFileSync(file, text)
    const result = await gramarye(['check', file])
    expect(result.code).toBe(3)
    expect(result.err).toMatch(message)
  })

  it('is not a PNG with a graph inside, which is checked as the graph file is', async () => {
    const file = join(scratch(), 'picture.png')
    const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    writeFileSync(file, picture)
    const without = await gramarye(['check', file])
    expect(without).toMatchObject({ code: 3, err: expect.stringContaining('holds no graph') })
    const png = await putGraphIntoPng(new Uint8Array(picture), readFileSync(graph('adain.json'), 'utf8'))
    writeFileSync(file, new Uint8Array(await png.arrayBuffer()))
    expect(await gramarye(['check', file])).toMatchObject({ code: 0, err: '' })
  })

  it('is not what the examples are', async () => {
    expect(await gramarye(['check', graph('gatys.json')])).toMatchObject({ code: 0, err: '' })
  })
})

describe('a node that fails', () => {
  const huge = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from('00007530000075300806000000', 'hex'),
    Buffer.alloc(64),
  ])

  it.each([
    ['huge.png', huge, /30000 × 30000|30,000/],
    ['text.jpg', Buffer.from('This is no picture.'), /not a PNG, JPEG or WebP/],
  ])('ends with 4: %s', async (name, bytes, message) => {
    const out = scratch()
    const file = join(out, name)
    writeFileSync(file, bytes)
    const args = ['run', graph('adain.json'), '--size', '32', '--input', `content=${file}`, '--out', out]
    const text = await gramarye(args)
    expect(text.code).toBe(4)
    expect(text.err).toMatch(message)
    const json = await gramarye([...args, '--json'])
    expect(json.code).toBe(4)
    expect(events(json)).toContainEqual(
      expect.objectContaining({ event: 'failed', node: 'content', message: expect.stringMatching(message) }),
    )
    expect(events(json).at(-1)).toMatchObject({ event: 'finished', outcome: 'failed' })
    expect(readdirSync(out)).toEqual([name])
  })

  it('ends with 4 when the weights are not in the folder, saying where it looked', async () => {
    const out = scratch()
    const args = ['run', fixture('gatys-reference.json'), '--weights', out, '--out', out]
    const result = await gramarye(args)
    expect(result.code).toBe(4)
    expect(result.err).toContain(out)
    expect(existsSync(join(out, 'result.png'))).toBe(false)
  })
})

describe('gramarye', () => {
  it('lists the nodes', async () => {
    const json = await gramarye(['nodes', '--json'])
    expect(json.code).toBe(0)
    const { nodes, ports } = JSON.parse(json.out)
    expect(nodes['stylize/adain'].params.strength).toMatchObject({ kind: 'number', min: 0, max: 1 })
    expect(ports.image.doc).toMatch(/sRGB/)
    expect((await gramarye(['nodes'])).out).toMatch(/stylize\/adain/)
  })

  it('called through npm, takes paths from where npm was called', () => {
    const npm = ['--prefix', root, 'run', '-s', 'gramarye', '--', 'check', 'adain.json']
    const cwd = join(root, 'graphs')
    const { status, stdout } = spawnSync('npm', npm, {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(stdout).toMatch(/adain\.json can run/)
    expect(status).toBe(0)
  })

  it('helps and tells its version', async () => {
    const help = await gramarye(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toMatch(/gramarye run GRAPH/)
    expect((await gramarye(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

async function samplePicture(path: string, width: number, height: number): Promise<string> {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < data.length; i++) data[i] = (i * 31 + (i >> 5) * 17) % 256
  await sharp(data, { raw: { width, height, channels: 3 } }).toFile(path)
  return path
}
