import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { chosen, grouped } from '../core/grouping'
import {
  events,
  fixture,
  gramarye,
  graph,
  hasShared,
  quick,
  scratch,
  shared,
  WITHOUT_SHARED,
} from './program'

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
    const weights = '{"smoothness.loss":0.5}'
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
    const named = { 'smoothness.loss': 9 }
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

async function samplePicture(path: string, width: number, height: number): Promise<string> {
  const data = Buffer.alloc(width * height * 3)
  for (let i = 0; i < data.length; i++) data[i] = (i * 31 + (i >> 5) * 17) % 256
  await sharp(data, { raw: { width, height, channels: 3 } }).toFile(path)
  return path
}
