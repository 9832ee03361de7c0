import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { putGraphIntoPng } from '../../src/core/graph-bytes'
import { events, fixture, gramarye, graph, scratch, shell } from './program'

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

  it.each([
    ['no text', 30, '\xff', /what stands at line 12000001, column 1 .* is no UTF-8/],
    ['no JSON', 60, 'x', /unexpected "x" at line 12000001, column 1/],
  ])('is found among millions of lines, in little memory: %s', async (_, megabytes, end, message) => {
    const file = join(scratch(), 'lines.json')
    writeFileSync(file, Buffer.from(`${'\n'.repeat(12_000_000)}${end}`, 'latin1'))
    const result = await shell(`NODE_OPTIONS=--max-old-space-size=${megabytes} gramarye check "$1"`, file)
    expect(result).toMatchObject({ code: 3, err: expect.stringMatching(message) })
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
