import { expect, test } from 'vitest'
import { createRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphNode } from '../../src/core/document'
import { defineNode, type StoredParams } from '../../src/core/node'
import { upgradeNodes } from '../../src/core/upgrade'

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
  expect(result).toEqual({ document, changes: [], problems: [] })
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
