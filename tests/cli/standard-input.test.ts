import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { putGraphIntoPng } from '../../src/core/graph-bytes'
import { events, gramarye, graph, scratch, shell } from './program'

const text = readFileSync(graph('adain.json'))

async function inPng(): Promise<Uint8Array> {
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const png = await putGraphIntoPng(new Uint8Array(picture), text.toString())
  return new Uint8Array(await png.arrayBuffer())
}

const contents: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
  ['a graph', () => text],
  ['a graph in a PNG', inPng],
  ['nothing', () => Buffer.alloc(0)],
  ['no graph', () => Buffer.from('{"a": 1}')],
  ['no text', () => Buffer.from([0x7b, 0xff, 0xfe, 0x00])],
]

it.each(contents)('of %s is read as a file of it is', async (_, content) => {
  const file = join(scratch(), 'graph')
  writeFileSync(file, await content())
  const read = await gramarye(['check', file])
  const named = (text: string) => text.replace(file, 'the standard input').replace(/A run takes.*/, '')
  const check = await shell('cat "$1" | gramarye check -', file)
  expect({ ...check, out: named(check.out) }).toEqual({ ...read, out: named(read.out) })
  const run = await shell('gramarye run - --json --size 32 --out "$2" < "$1"', file, scratch())
  expect(run.code).toBe(read.code)
  expect(events(run).at(-1)).toMatchObject({ event: read.code === 0 ? 'finished' : 'invalid' })
})

it.each([
  ['gramarye check - < "$1"', /^gramarye: The standard input is a folder, not a graph file\./],
  ['gramarye run - < "$1"', /^gramarye: The standard input is a folder, not a graph file\./],
  [
    'gramarye check - 0> "$1/file"',
    /^gramarye: The standard input cannot be read: it is not open for reading\./,
  ],
  ['cat /dev/zero | gramarye check - --json', /^gramarye: The standard input does not end/],
])('%s ends with 2', async (script, message) => {
  const run = await shell(script, scratch())
  expect(run).toMatchObject({ code: 2, out: '' })
  expect(run.err).toMatch(message)
})
