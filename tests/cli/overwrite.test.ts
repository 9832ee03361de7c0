import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { safetensors } from '../models/support/given'
import { asKeras, madeUpNetwork } from '../models/support/networks'
import { events, gramarye, graph, scratch, shell } from './program'

const adain = graph('adain.json')
const small = ['--size', '32']

let out = ''
/** What a result of the graph is called. */
let result = ''
beforeEach(() => {
  out = join(scratch(), 'out')
  mkdirSync(out)
  result = join(out, 'result.png')
})

async function photo(path: string): Promise<string> {
  await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .png()
    .toFile(path)
  return path
}

/** Runs, and looks whether the file still has its content. */
async function keeps(path: string, args: readonly string[]) {
  const before = readFileSync(path)
  const run = await gramarye(['run', ...args, ...small])
  expect(readFileSync(path).equals(before)).toBe(true)
  return run
}

const refused = {
  code: 2,
  out: '',
  err: expect.stringMatching(/result\.png, which this run reads or writes already/),
}

describe('a file that the run reads is not written over', () => {
  it('whatever it is called', async () => {
    await photo(result)
    symlinkSync(result, join(out, 'link.png'))
    const input = ['--input', `content=${join(out, 'link.png')}`]
    expect(await keeps(result, [adain, ...input, '--out', `${out}/../out/.`])).toEqual(refused)
    const set = ['--set', `content.file=${result}`, '--json']
    expect(await keeps(result, [adain, ...set, '--out', out])).toEqual(refused)
  })

  it('the graph itself, also from the standard input', async () => {
    const text = readFileSync(adain)
    writeFileSync(result, text)
    expect(await keeps(result, [result, '--out', out])).toEqual(refused)
    expect(await shell('gramarye run - --size 32 --out "$1" < "$2"', out, result)).toEqual(refused)
    expect(readFileSync(result).equals(text)).toBe(true)
  })

  it('weights', async () => {
    writeFileSync(result, safetensors(asKeras(madeUpNetwork('lite-encoder'))))
    const set = ['--set', `style-features.weights=${result}`]
    expect(await keeps(result, [graph('gatys.json'), ...set, '--out', out])).toEqual(refused)
  })

  it('what was read of the speeds of earlier runs', async () => {
    const cache = scratch()
    const own = join(cache, 'speeds.json')
    writeFileSync(own, readFileSync(adain))
    const run = await shell(
      'GRAMARYE_CACHE="$1" gramarye run "$1/speeds.json" --size 32 --out "$2"',
      cache,
      out,
    )
    expect(run.code).toBe(0)
    expect(readFileSync(own).equals(readFileSync(adain))).toBe(true)
  })

  it('where the output of the program goes', async () => {
    const run = await shell('gramarye run "$1" --size 32 --out "$2" > "$2/result.png"', adain, out)
    expect(run).toEqual(refused)
  })
})

it('replaces other files, and says so', async () => {
  await photo(result)
  const args = ['run', adain, ...small, '--out', out]
  const text = await gramarye(args)
  expect(text).toMatchObject({ code: 0, err: '' })
  expect(text.out).toMatch(/result\.png \(32 × 21 px\), in place of the file that was there/)
  const output = events(await gramarye([...args, '--json'])).find(({ event }) => event === 'output')
  expect(output).toMatchObject({ file: result, replaced: true })
})

it('writes two nodes with ids that are alike on the disk into two files', async () => {
  const document = JSON.parse(readFileSync(adain, 'utf8'))
  const sink = document.nodes.find(({ id }: { id: string }) => id === 'result')
  const wire = document.edges.find(({ to }: { to: { node: string } }) => to.node === 'result')
  // Cut at fifty units, both would end in half a character, and both halves are written alike.
  const ids = ['\u{1D49C}', '\u{20000}'].map((last) => `${'a'.repeat(49)}${last}`)
  for (const id of ids) {
    document.nodes.push({ ...sink, id })
    document.edges.push({ ...wire, to: { ...wire.to, node: id } })
  }
  const file = join(out, 'two.json')
  writeFileSync(file, JSON.stringify(document))
  const run = await gramarye(['run', file, ...small, '--out', out])
  expect(run).toMatchObject({ code: 0, err: '' })
  expect(readdirSync(out).filter((name) => /^aaa.*\.png$/.test(name))).toHaveLength(2)
})

it('a folder in the place of a result is found before anything is computed', async () => {
  mkdirSync(result)
  const run = await gramarye(['run', adain, ...small, '--out', out])
  expect(run).toEqual({ code: 2, out: '', err: expect.stringMatching(/result\.png, which is a folder/) })
})
