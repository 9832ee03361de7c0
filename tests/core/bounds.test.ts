import { expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { flatPath } from '../../src/core/flat-path'
import { flatten } from '../../src/core/flatten'
import { groupType } from '../../src/core/groups'
import { MOST_MEMBERS, MOST_PROBLEMS, MOST_VALUES } from '../../src/core/limits'
import type { Json } from '../../src/core/param'
import { parseDocument } from '../../src/core/parse'
import { serializeDocument } from '../../src/core/serialize'
import { validate } from '../../src/core/validate'
import { createWorld, node } from '../engine/fakes'
import { definition } from './definition'

const base = describeRegistry(createWorld().registry)
const empty = emptyDocument('t')
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const record = (count: number, value: Json) =>
  Object.fromEntries(many(count, (index) => [`k${index}`, value]))

function refusal(text: string): readonly string[] {
  const read = parseDocument(text)
  return read.ok ? [] : read.problems.map(({ code }) => code)
}

const group = { title: '', nodes: [], edges: [], frames: [], notes: [], inputs: [], outputs: [], params: [] }

test.each([
  ['wires of nothing', { edges: many(100_000, () => ({})) }],
  ['nodes of nothing', { nodes: many(10_000, () => 3) }],
  ['files under names of nothing', { assets: record(9000, 1) }],
  [
    'groups of wires of nothing',
    { groups: many(30, (index) => ({ ...group, id: `g${index}`, edges: many(9000, () => ({})) })) },
  ],
  [
    'groups of ports of nothing',
    { groups: many(600, (index) => ({ ...group, id: `g${index}`, inputs: many(200, () => ({})) })) },
  ],
  ['points of nothing', { edges: many(3000, () => ({ from: {}, to: {}, points: many(100, () => null) })) }],
  ['names that every object has', { extra: many(200_000, () => ({ toString: 1 })) }],
  ['one name for all', { nodes: many(9999, () => node('a', 'x/y')) }],
])('%s: a thousand problems are told, and that there are more', (_, members) => {
  const codes = refusal(JSON.stringify({ ...empty, ...members }))
  expect(codes).toHaveLength(MOST_PROBLEMS + 1)
  expect(codes.at(-1)).toBe('more-problems')
})

test('more values, or members of one object, than a graph needs are refused before anything is made of them', () => {
  const put = (value: string) => JSON.stringify({ ...empty, extra: '@' }).replace('"@"', value)
  expect(refusal(put(`[${'{},'.repeat(MOST_VALUES / 2)}{}]`))).toEqual(['too-many-values'])
  expect(refusal(put(`[${'0,'.repeat(MOST_VALUES)}0]`))).toEqual(['too-many-values'])
  expect(refusal(put(`{${'"a":0,'.repeat(MOST_MEMBERS)}"a":0}`))).toEqual(['too-many-members'])
  expect(refusal(put(`[${'0,'.repeat(2 * MOST_MEMBERS)}0]`))).toEqual([])
  expect(refusal(put(JSON.stringify(',[{'.repeat(MOST_VALUES))))).toEqual([])
})

test('what is wrong with a graph is told a thousand times, errors first', () => {
  const edges = many(100_000, (index) => ({
    from: { node: 'a', port: 'out' },
    to: { node: `gone${index}`, port: 'p' },
  }))
  const nodes = [node('a', 'test/source'), node('j', 'test/join')]
  const problems = validate({ ...empty, nodes, edges }, base)
  expect(problems).toHaveLength(MOST_PROBLEMS + 1)
  expect(problems[0]).toMatchObject({ code: 'input-missing', severity: 'error' })
  expect(problems.at(-1)).toMatchObject({ code: 'more-problems', severity: 'warning' })
})

test('weights of wires that are not there, as many as a param holds', () => {
  const nodes = [node('a', 'test/source'), node('j', 'test/join', { weights: record(200_000, 1) })]
  const edges = [{ from: { node: 'a', port: 'out' }, to: { node: 'j', port: 'first' } }]
  expect(validate({ ...empty, nodes, edges }, base).length).toBeLessThan(100)
})

test('what names many is told in a few words', () => {
  const keys = many(200, (index) => `${index}${'x'.repeat(190)}`)
  const wide = definition('g', {
    nodes: [node('a', 'test/join')],
    inputs: keys.map((key) => ({ key, to: [{ node: 'a', port: 'first' }] })),
  })
  const ring = many(5000, (index) => node(`n${index}`, 'test/join'))
  const edges = ring.map(({ id }, index) => ({
    from: { node: id, port: 'out' },
    to: { node: `n${(index + 1) % 5000}`, port: 'first' },
  }))
  const lost = { from: { node: 'n0', port: 'out' }, to: { node: 'w', port: 'lost' } }
  const nodes = [...ring, node('w', groupType('g'), record(30, 1))]
  const problems = validate({ ...empty, nodes, edges: [...edges, lost], groups: [wide] }, base)
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['cycle', 'port-unknown']))
  for (const problem of problems) expect(JSON.stringify(problem).length).toBeLessThan(12_000)
})

test('a group whose nodes hold large params is not unfolded without end', () => {
  const heavy = definition('g', { nodes: [node('a', 'x/y', record(900, 1))] })
  const nodes = many(5000, (index) => node(`n${index}`, groupType('g')))
  const flat = flatten({ ...empty, nodes, groups: [heavy] }, base)
  const values = flat.document.nodes.reduce((sum, { params }) => sum + Object.keys(params).length, 0)
  expect(values).toBeLessThanOrEqual(1_000_000)
  expect(flat.findings.length).toBeGreaterThan(0)
})

test('a way through groups that branches at every step is given up', () => {
  const inside = [node('a', groupType('g')), node('a/a', groupType('g'))]
  const document: GraphDocument = { ...empty, nodes: inside, groups: [definition('g', { nodes: inside })] }
  expect(flatPath(document, `${'a/'.repeat(2400)}b`)).toBeUndefined()
  expect(flatPath(document, 'a/a/a')).toEqual(['a', 'a/a'])
})

test('what is nested is written without writing it again for every level', () => {
  let reads = 0
  const leaf = {
    get a() {
      reads++
      return 1
    },
  }
  let nested: unknown = many(60, () => leaf)
  for (let depth = 0; depth < 50; depth++) nested = [nested]
  serializeDocument({ ...empty, nested })
  expect(reads).toBeLessThan(1500)
})
