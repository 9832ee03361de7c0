import { expect, test } from 'vitest'
import { catalogText } from '../../../src/editor/i18n/catalog-text'
import { outputKey } from '../../../src/editor/store/run-state'
import { drawnOutputs, firstOutput, outputOf } from '../../../src/editor/viewer/outputs'
import { catalog, chain, node } from '../documents'

const document = {
  ...chain('b', 'a'),
  nodes: [node('b', { label: 'Mine' }), node('a'), node('far', { type: 'x/y' })],
}
const words = catalogText('en', catalog)

test('what can be looked at is what was drawn of nodes that are still there, in their order', () => {
  const keys = [
    outputKey('a', 'out'),
    outputKey('gone', 'out'),
    outputKey('b/inner', 'image'),
    outputKey('gone/inner', 'image'),
    outputKey('b', 'out'),
  ]
  expect(drawnOutputs(keys, document)).toEqual([
    { node: 'b/inner', port: 'image' },
    { node: 'b', port: 'out' },
    { node: 'a', port: 'out' },
  ])
})

test('an output goes by the label or title of its node, or by the id where there is no more', () => {
  const named = (id: string) => outputOf({ node: id, port: 'out' }, document, catalog, words)
  expect(named('b')).toMatchObject({ title: 'Mine', label: 'out', type: 'any' })
  expect(named('a')).toMatchObject({ title: 'Node', label: 'out', type: 'any' })
  expect(named('b/inner')).toMatchObject({ title: 'b/inner', label: 'out', type: undefined })
})

test('a node that is not known here has no first output', () => {
  expect(firstOutput('a', document, catalog)).toEqual({ node: 'a', port: 'out' })
  expect(firstOutput('far', document, catalog)).toBeUndefined()
  expect(firstOutput('gone', document, catalog)).toBeUndefined()
})
