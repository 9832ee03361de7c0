import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNames } from '../../src/cli/file-names'

const png = (ids: readonly string[]) => fileNames(ids.map((id) => ({ id, format: 'png' })))

it('names files for nodes, without collisions and without leaving the folder', () => {
  const ids = ['result', 'Result', 'result', '../x/y', '.hidden', '-rf', 'été 2', 'a.', 'b ', '…']
  expect(png(ids)).toEqual([
    'result.png',
    'Result-2.png',
    'result-3.png',
    '__x_y.png',
    '_hidden.png',
    '_rf.png',
    'été 2.png',
    'a_.png',
    'b_.png',
    '_.png',
  ])
})

it('knows a capital letter that no small one becomes', () => {
  expect(png(['ß', 'ẞ', 'SS'])).toEqual(['ß.png', 'ẞ-2.png', 'SS-3.png'])
})

it('avoids the names of devices', () => {
  const ids = ['CON', 'nul', 'com1', 'LPT¹', 'aux.x', 'prn .y', 'console', 'com10', 'a.con']
  expect(png(ids)).toEqual([
    '_CON.png',
    '_nul.png',
    '_com1.png',
    '_LPT¹.png',
    '_aux.x.png',
    '_prn .y.png',
    'console.png',
    'com10.png',
    'a.con.png',
  ])
})

it('numbers ten thousand ids that begin alike without trying every number again', () => {
  const names = png(Array.from({ length: 10_000 }, (_, index) => `${'a'.repeat(150)}${index}`))
  expect(new Set(names).size).toBe(10_000)
  expect(names.at(-1)).toBe(`${'a'.repeat(100)}-10000.png`)
})

/** What file systems make of a name: as it is, in bytes; without regard to case; without regard to how accents are written. */
const systems: readonly ((name: string) => string)[] = [
  (name) => Buffer.from(name).toString('hex'),
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase().toUpperCase(),
  (name) => name.normalize('NFC'),
  (name) => name.normalize('NFD').toLowerCase(),
  (name) => name.normalize('NFKC').toLowerCase(),
  (name) =>
    name
      .normalize('NFD')
      .toUpperCase()
      .normalize('NFD')
      .replaceAll(/\u200C|\u200D|\uFE0F|\u00AD/g, ''),
]

const piece = fc.constantFrom(
  'a',
  'A',
  'é',
  'e\u0301',
  'É',
  'ß',
  'ẞ',
  'ss',
  'ſ',
  's',
  'K',
  '\u212A',
  '\uD835\uDC9C',
  '\uD835\uDC9E',
  '\uD840\uDC00',
  '\uD83D\uDE00',
  '\uD800',
  '\uDC00',
  '\u200D',
  '\uFE0F',
  '\u3164',
  '.',
  ' ',
  '-2',
  '/',
  '\\',
  ':',
  '\0',
  '中',
  'ﬁ',
  'CON',
  'nul',
  'com¹',
)
/** Many that are alike up to where names are cut. */
const id = fc
  .tuple(
    fc.constantFrom('', 'x'.repeat(48), 'x'.repeat(49), 'x'.repeat(98), '中'.repeat(33)),
    fc.array(piece),
  )
  .map(([head, tail]) => `${head}${tail.join('')}`)

it('gives every node a file of its own on every file system', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(id, fc.string({ unit: 'binary' })), { maxLength: 20 }), (ids) => {
      const names = png(ids)
      for (const name of names) {
        expect(Buffer.from(name).toString()).toBe(name)
        expect(Buffer.byteLength(name)).toBeLessThan(120)
        expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*\.png$/u)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *\./i)
        expect(name).not.toMatch(/[. ]\.png$/)
      }
      for (const system of systems) expect(new Set(names.map(system)).size).toBe(names.length)
    }),
    { numRuns: 150 },
  )
})
