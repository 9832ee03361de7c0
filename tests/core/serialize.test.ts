import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { parseDocument } from '../../src/core/parse'
import { serializeDocument } from '../../src/core/serialize'
import { anyDocument } from './arbitrary'

const fixtures = join(import.meta.dirname, '../fixtures')

function parse(text: string) {
  const result = parseDocument(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.document
}

test('any document comes back from its text as it was', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(parse(serializeDocument(document))).toEqual(document)
    }),
  )
})

test('the text is JSON, ends with a newline, and is the same bytes after another round', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = serializeDocument(document)
      expect(JSON.parse(text)).toEqual(document)
      expect(text.endsWith('}\n')).toBe(true)
      expect(serializeDocument(parse(text))).toBe(text)
    }),
  )
})

test('the order in which members were set does not show', () => {
  const reversed = (value: unknown): object => {
    const part = (inner: unknown) => (typeof inner === 'object' && inner !== null ? reversed(inner) : inner)
    if (Array.isArray(value)) return value.map(part)
    const entries = Object.entries(value ?? {}).reverse()
    return Object.fromEntries(entries.map(([key, inner]) => [key, part(inner)]))
  }
  fc.assert(
    fc.property(anyDocument, (document) => {
      const shuffled = parse(serializeDocument(document))
      expect(serializeDocument({ ...shuffled, ...reversed(document) })).toBe(serializeDocument(document))
    }),
  )
  const a = { ...emptyDocument('a'), zebra: 1, 10: 2, 9: 3 }
  const b = { 9: 3, zebra: 1, ...emptyDocument('a'), 10: 2 }
  expect(serializeDocument(b)).toBe(serializeDocument(a))
})

test('moving a node changes one line', () => {
  const node = { id: 'a', type: 'x/y', version: 1, position: { x: 1, y: 2 }, params: { radius: 3, size: 4 } }
  const lines = (x: number) =>
    serializeDocument({ ...emptyDocument('t'), nodes: [{ ...node, position: { x, y: 2 } }] }).split('\n')
  const before = lines(1)
  const after = lines(500)
  expect(before.filter((line, index) => line !== after[index])).toEqual([
    '      "position": { "x": 1, "y": 2 },',
  ])
})

test('a document reads well', () => {
  const text = serializeDocument({
    ...emptyDocument('Two nodes'),
    nodes: [
      {
        params: { b: [1, 2], a: 'x' },
        position: { y: 2, x: 1 },
        version: 1,
        type: 'x/y',
        id: 'a',
        label: undefined,
      },
    ],
    edges: [{ to: { port: 'in', node: 'b' }, from: { port: 'out', node: 'a' } }],
    assets: { ['0'.repeat(64)]: { bytes: 3, mime: 'image/png', name: 'n.png', data: 'AAAA' } },
  })
  expect(text).toBe(`{
  "format": "gramarye-graph",
  "version": 1,
  "title": "Two nodes",
  "nodes": [
    {
      "id": "a",
      "type": "x/y",
      "version": 1,
      "position": { "x": 1, "y": 2 },
      "params": {
        "a": "x",
        "b": [1, 2]
      }
    }
  ],
  "edges": [
    { "from": { "node": "a", "port": "out" }, "to": { "node": "b", "port": "in" } }
  ],
  "frames": [],
  "notes": [],
  "assets": {
    "${'0'.repeat(64)}": {
      "name": "n.png",
      "mime": "image/png",
      "bytes": 3,
      "data": "AAAA"
    }
  }
}
`)
})

const saved = readdirSync(fixtures).filter((name) => /^format-v\d+-.*\.json$/.test(name))

test('there are saved files', () => expect(saved.length).toBeGreaterThan(1))

test.each(saved)('%s, saved by a released version, opens', (name) => {
  parse(readFileSync(join(fixtures, name), 'utf8'))
})

test.each(saved.filter((name) => name.startsWith('format-v1-')))('%s is saved back byte for byte', (name) => {
  const text = readFileSync(join(fixtures, name), 'utf8')
  expect(serializeDocument(parse(text))).toBe(text)
})

test('members of positions, sizes and wire ends that are not known are kept', () => {
  const value = {
    ...emptyDocument('later'),
    nodes: [{ id: 'a', type: 'x/y', version: 1, position: { x: 1, y: 2, z: 3 }, params: {} }],
    edges: [{ from: { node: 'a', port: 'out', index: 4 }, to: { node: 'a', port: 'in' } }],
    notes: [{ id: 'n', text: '', position: { x: 0, y: 0 }, size: { width: 1, height: 2, depth: 3 } }],
  }
  const parsed = parseDocument(JSON.stringify(value))
  expect(parsed.ok && JSON.parse(serializeDocument(parsed.document))).toEqual(value)
})
