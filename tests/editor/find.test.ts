import { expect, test } from 'vitest'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { findIn } from '../../src/editor/actions/find'
import { catalogText } from '../../src/editor/i18n/catalog-text'
import { catalog, chain, node } from './documents'

const place = { position: { x: 0, y: 0 }, size: { width: 200, height: 100 } }
const words = catalogText('en', catalog)

const document: GraphDocument = {
  ...emptyDocument('Find'),
  nodes: [
    node('a', { label: 'Paint the sky' }),
    node('g1', { type: 'group/inner' }),
    node('g2', { type: 'group/inner', label: 'Second' }),
  ],
  frames: [{ id: 'f', title: 'Sky and sea', color: 'blue', ...place }],
  notes: [{ id: 'n', text: '\n## About\nThe SKY is blue.', ...place }],
  groups: [
    {
      id: 'inner',
      inputs: [],
      outputs: [],
      params: [],
      ...chain(),
      title: 'Inner',
      nodes: [node('deep', { label: 'Deep sky' })],
    },
  ],
}

test('finds nodes, frames and notes on all canvases, whatever the case, what begins with it first', () => {
  const hits = findIn(document, words, ' sky ')
  expect(hits.map(({ kind, id }) => [kind, id])).toEqual([
    ['frame', 'f'],
    ['node', 'a'],
    ['note', 'n'],
    ['node', 'deep'],
  ])
  expect(hits[2]).toMatchObject({ title: 'About' })
  expect(hits[3]).toMatchObject({ scope: ['g1'], path: ['Inner'], title: 'Deep sky' })
})

test('finds nodes by the title of their kind and by type', () => {
  expect(findIn(document, words, 'test/').map(({ id }) => id)).toEqual(['a', 'deep'])
  expect(findIn(document, words, 'node').map(({ id }) => id)).toEqual(['a', 'deep'])
})

test('finds nothing for nothing', () => {
  expect(findIn(document, words, '  ')).toEqual([])
  expect(findIn(document, words, 'mountain')).toEqual([])
})
