import { expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphNode } from '../../src/core/document'
import { defineNode, type StoredParams } from '../../src/core/node'
import { upgradeNodes } from '../../src/core/upgrade'
import { definition as definitionOf } from './definition'

function definition(migrations: Record<number, (params: StoredParams) => StoredParams>, version = 3) {
  return defineNode({
    type: 'image/blur',
    version,
    title: 'Blur',
    category: '',
    doc: '',
    inputs: {},
    params: {},
    outputs: {},
    migrations,
    run: () => ({}),
  })
}

const blur = definition({
  2: ({ size = 1, ...rest }) => ({ ...rest, radius: size }),
  3: (params) => ({ ...params, edge: params.radius === 4 ? 'four' : 'other' }),
})

function documentOf(...nodes: Partial<GraphNode>[]) {
  const base = { id: 'a', type: 'image/blur', version: 1, position: { x: 0, y: 0 }, params: {} }
  return { ...emptyDocument('t'), nodes: nodes.map((node) => ({ ...base, ...node })) }
}

test('params are brought up step by step', () => {
  const document = documentOf(
    { params: { size: 4 } },
    { id: 'b', version: 2, params: { radius: 5 }, label: 'Soft' },
  )
  const result = upgradeNodes(document, createRegistry([blur]))
  expect(result.document.nodes.map(({ version, params }) => [version, params])).toEqual([
    [3, { radius: 4, edge: 'four' }],
    [3, { radius: 5, edge: 'other' }],
  ])
  expect(result.changes).toEqual([
    'Blur (a) was brought from version 1 to 3.',
    'Soft (b) was brought from version 2 to 3.',
  ])
  expect(document.nodes[0]?.params).toEqual({ size: 4 })
})

test('unknown, newer and current nodes stay as they are', () => {
  const document = documentOf({ type: 'other/thing' }, { version: 9 }, { version: 3 })
  const result = upgradeNodes(document, createRegistry([blur]))
  expect(result).toEqual({ document, changes: [], upgrades: [], problems: [] })
  expect(result.document).toBe(document)
})

test.each([
  [
    'throws',
    {
      2: () => {
        throw new Error('no size')
      },
    },
    'no size',
  ],
  [
    'gives what JSON cannot hold',
    { 2: () => ({ x: Number.NaN }), 3: (p: StoredParams) => p },
    'plain params',
  ],
  ['is missing', { 2: (p: StoredParams) => p }, 'no step to version 3'],
])('a step that %s leaves the node as it was', (_, migrations, why) => {
  const document = documentOf({ params: { size: 4 } })
  const result = upgradeNodes(document, createRegistry([definition(migrations)]))
  expect(result.document).toBe(document)
  expect(result.problems).toHaveLength(1)
  expect(result.problems[0]).toMatchObject({
    code: 'node-migration',
    severity: 'error',
    node: 'a',
    path: 'nodes[0]',
  })
  expect(result.problems[0]?.message).toContain(why)
})

test('what a group shows of a node inside follows it to its new params, through groups in groups', () => {
  const point = { x: 0, y: 0 }
  const inner = definitionOf('inner', {
    nodes: [{ id: 'b', type: 'image/blur', version: 1, position: point, params: { size: 4 } }],
    params: [{ key: 'how-much', node: 'b', param: 'size' }],
  })
  const outer = definitionOf('outer', {
    nodes: [{ id: 'i', type: 'group/inner', version: 1, position: point, params: { 'how-much': 6 } }],
    params: [{ key: 'much', node: 'i', param: 'how-much' }],
  })
  const doubled = definition({ 2: ({ size = 1, ...rest }) => ({ ...rest, radius: Number(size) * 2 }) }, 2)
  const document = {
    ...documentOf({ type: 'group/outer', params: { much: 8 } }),
    groups: [outer, inner],
  }
  const result = upgradeNodes(document, createRegistry([doubled]))
  expect(result.document.groups?.[1]).toMatchObject({
    nodes: [{ version: 2, params: { radius: 8 } }],
    params: [{ key: 'how-much', node: 'b', param: 'radius' }],
  })
  expect(result.document.groups?.[0]).toMatchObject({
    nodes: [{ params: { 'how-much': 12 } }],
    params: [{ key: 'much', node: 'i', param: 'how-much' }],
  })
  expect(result.document.nodes[0]?.params).toEqual({ much: 16 })
  expect(document.nodes[0]?.params).toEqual({ much: 8 })
})

test('a param of a group that leads nowhere new stays as it is', () => {
  const group = definitionOf('g', {
    nodes: [{ id: 'b', type: 'image/blur', version: 1, position: { x: 0, y: 0 }, params: {} }],
    params: [{ key: 'gone', node: 'b', param: 'nope' }],
  })
  const document = { ...documentOf({ type: 'group/g', params: { gone: 1 } }), groups: [group] }
  const { document: result } = upgradeNodes(document, createRegistry([blur]))
  expect(result.groups?.[0]?.params).toEqual(group.params)
  expect(result.nodes[0]?.params).toEqual({ gone: 1 })
})
