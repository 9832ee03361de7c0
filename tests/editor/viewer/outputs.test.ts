import { expect, test } from 'vitest'
import type { GraphDocument } from '../../../src/core/document'
import { flatten } from '../../../src/core/flatten'
import { catalogOf } from '../../../src/core/groups'
import { catalogText } from '../../../src/editor/i18n/catalog-text'
import { createDocumentStore } from '../../../src/editor/store/document'
import { outputKey } from '../../../src/editor/store/run-state'
import { describeOutput, drawnOutputs, outputsOfNode } from '../../../src/editor/viewer/outputs'
import { catalog, chain, node } from '../documents'

/** `b` and `a`, and a group `g` with `inner` in it, whose output is the group's. */
const document: GraphDocument = {
  ...chain('b', 'a'),
  nodes: [
    node('b', { label: 'Mine' }),
    node('g', { type: 'group/pair', label: 'Pair' }),
    node('a'),
    node('far', { type: 'x/y' }),
  ],
  groups: [
    {
      id: 'pair',
      title: 'Pair of nodes',
      nodes: [node('inner', { label: 'Inside' })],
      edges: [],
      frames: [],
      notes: [],
      inputs: [],
      outputs: [{ key: 'result', label: 'result', from: { node: 'inner', port: 'out' } }],
      params: [],
    },
  ],
}
const flat = flatten(document, catalog)
const words = catalogText('en', catalogOf(document, catalog))

test('what can be looked at is what was drawn of nodes that are still there, in their order', () => {
  const keys = [
    outputKey('a', 'out'),
    outputKey('gone', 'out'),
    outputKey('g/inner', 'out'),
    outputKey('gone/inner', 'out'),
    outputKey('b', 'out'),
  ]
  expect(drawnOutputs(keys, flat)).toEqual([
    { node: 'b', port: 'out' },
    { node: 'g/inner', port: 'out' },
    { node: 'a', port: 'out' },
  ])
})

test('an output goes by the names of its node and of the groups around it, or by the id', () => {
  const named = (id: string) => describeOutput({ node: id, port: 'out' }, document, flat, words)
  expect(named('b')).toMatchObject({ title: 'Mine', label: 'out', type: 'any' })
  expect(named('a')).toMatchObject({ title: 'Node', label: 'out', type: 'any' })
  expect(named('g/inner')).toMatchObject({ title: 'Pair › Inside', label: 'out', type: 'any' })
  expect(named('gone/inner')).toMatchObject({ title: 'gone/inner', label: 'out', type: undefined })
})

test('a group shows what the node inside gives; a node that is not known has no outputs', () => {
  const store = createDocumentStore(document)
  const outputs = (id: string) => outputsOfNode(id, store.getState(), catalog)
  expect(outputs('a')).toEqual([{ node: 'a', port: 'out' }])
  expect(outputs('g')).toEqual([{ node: 'g/inner', port: 'out' }])
  expect(outputs('far')).toEqual([])
  expect(outputs('gone')).toEqual([])
  store.enter(['g'])
  expect(outputs('inner')).toEqual([{ node: 'g/inner', port: 'out' }])
})
