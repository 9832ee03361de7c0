import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { absentFiles } from '../../src/core/absent-files'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { changedParams } from '../../src/core/changed-params'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { excerptAt } from '../../src/core/excerpt'
import { parseDocument } from '../../src/core/parse'
import { serializeDocument } from '../../src/core/serialize'
import { upgradeNodes } from '../../src/core/upgrade'
import { usedAssets } from '../../src/core/used-assets'
import { validate } from '../../src/core/validate'
import { withoutUnusedAssets } from '../../src/editor/actions/assets'
import { createDocumentStore } from '../../src/editor/store/document'
import { anyDocument } from './arbitrary'

const registry = createRegistry(nodes)
const hash = 'ab'.repeat(32)
const node = { id: 'a', type: 'x/y', version: 1, position: { x: 0, y: 0 }, params: {} }

/** Opens a text as the program does: parsed, brought up to date, put into the store. */
function open(text: string) {
  const parsed = parseDocument(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const store = createDocumentStore(emptyDocument(''))
  store.open(upgradeNodes(parsed.document, registry).document)
  return store.getState().document
}

test('opening and saving keeps everything that is not known, byte for byte', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = serializeDocument(document)
      expect(serializeDocument(withoutUnusedAssets(open(text)))).toBe(text)
    }),
  )
})

describe('files that only something unknown names are saved', () => {
  const asset = { name: 'n', mime: 'image/png', bytes: 0, data: '' }
  const base = { ...emptyDocument('t'), assets: { [hash]: asset } }
  test.each([
    ['a param of an unknown node', { nodes: [{ ...node, params: { later: [{ file: hash }] } }] }],
    ['a member of a node', { nodes: [{ ...node, later: hash }] }],
    ['a member of the file', { later: { files: [hash] } }],
    ['an address', { later: `asset:sha256/${hash}?full` }],
    ['the name of a member', { later: { [hash]: true } }],
    [
      'a node in a group',
      {
        groups: [
          {
            id: 'g',
            title: 'g',
            inputs: [],
            outputs: [],
            params: [],
            nodes: [{ ...node, params: { later: hash } }],
            edges: [],
            frames: [],
            notes: [],
          },
        ],
      },
    ],
  ])('%s', (_, more) => {
    const { assets, ...parts } = { ...base, ...more }
    expect(Object.keys(usedAssets(parts, assets))).toEqual([hash])
  })

  test('and those that nothing names are not', () => {
    const { assets, ...parts } = { ...base, nodes: [node] }
    expect(usedAssets(parts, assets)).toEqual({})
  })
})

describe('what a migration changed', () => {
  test.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ size: 3, keep: true }, { radius: 3, keep: true }, [{ kind: 'renamed', from: 'size', to: 'radius' }]],
    [{ a: 1 }, { a: 2 }, [{ kind: 'changed', key: 'a', from: 1, to: 2 }]],
    [
      { old: 'x' },
      { fresh: 5 },
      [
        { kind: 'removed', key: 'old', value: 'x' },
        { kind: 'added', key: 'fresh', value: 5 },
      ],
    ],
    [
      { a: 1, b: 1 },
      { c: 1 },
      [
        { kind: 'renamed', from: 'a', to: 'c' },
        { kind: 'removed', key: 'b', value: 1 },
      ],
    ],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
  ])('from %j to %j', (before, after, changes) => {
    expect(changedParams(before, after)).toEqual(changes)
  })
})

describe('the surroundings of a fault', () => {
  test('are its line, with the place in it', () => {
    expect(excerptAt('{\n  "a": oops\n}', 2, 8)).toEqual({ text: '  "a": oops', at: 7 })
    expect(excerptAt('', 1, 1)).toEqual({ text: '', at: 0 })
    expect(excerptAt('{"a"', 1, 5)).toEqual({ text: '{"a"', at: 4 })
  })

  test('are short however long the line is', () => {
    const { text, at } = excerptAt(`${'x'.repeat(1e6)}!${'y'.repeat(1e6)}`, 1, 1e6 + 1)
    expect(text.length).toBeLessThan(130)
    expect(text[at]).toBe('!')
  })

  test('are found wherever the place is, also outside of the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 99 }),
        (...place) => {
          const { text, at } = excerptAt(...place)
          expect(at).toBeLessThanOrEqual(text.length)
          expect(text).not.toMatch(/\n/)
        },
      ),
    )
  })
})

test('files that are named and not there are found, those that stay on devices too', () => {
  const catalog = describeRegistry(registry)
  const load = { ...node, type: 'image/load', params: { file: { asset: hash } } }
  const [param] = Object.entries(catalog.nodes['image/load']?.params ?? {}).find(
    ([, spec]) => spec.kind === 'file',
  ) ?? ['']
  const document = {
    ...emptyDocument('t'),
    nodes: [{ ...load, params: { [param]: { asset: hash } } }],
    assets: { [hash]: { name: 'cat.jpg', mime: 'image/jpeg', bytes: 9 } },
  }
  expect(absentFiles(document, catalog)).toMatchObject([
    { node: { id: 'a' }, group: undefined, param, name: 'cat.jpg', sha256: hash, apart: false },
  ])
  const carried = { ...document, assets: { [hash]: { ...document.assets[hash], data: 'AAAA' } } }
  expect(absentFiles(carried as typeof document, catalog)).toEqual([])
})

test('of many files that a node names, each that is not there is found, and the others are kept with it', () => {
  const catalog = describeRegistry(registry)
  const [first, second, third] = ['b'.repeat(64), 'c'.repeat(64), 'd'.repeat(64)] as const
  const files = [first, second, third].map((asset) => ({ asset }))
  const asset = { name: 'cat.jpg', mime: 'image/jpeg', bytes: 9 }
  const document: GraphDocument = {
    ...emptyDocument('t'),
    nodes: [{ ...node, type: 'set/load', params: { files } }],
    assets: { [first]: { ...asset, data: 'AAAA' }, [second]: asset },
  }
  expect(absentFiles(document, catalog).map(({ param, sha256 }) => [param, sha256])).toEqual([
    ['files', second],
    ['files', third],
  ])
  expect(Object.keys(usedAssets(document.nodes, document.assets))).toEqual([first, second])
  const problems = validate(document, catalog).filter(({ param }) => param === 'files')
  expect(problems).toMatchObject([{ code: 'asset-missing', values: { sha256: third } }])
})
