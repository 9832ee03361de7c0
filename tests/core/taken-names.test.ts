import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { FRAGMENT } from '../../src/core/fragment'
import { groupType } from '../../src/core/groups'
import { parseDocument } from '../../src/core/parse'
import { parsePasted } from '../../src/core/parse-fragment'
import { node } from '../engine/fakes'
import { definition } from './definition'

const place = { position: { x: 0, y: 0 }, size: { width: 9, height: 9 } }
const frame = { id: 'a', title: '', color: '', ...place }
const note = { id: 'a', text: '', ...place }
const end = { node: 'a', port: 'p' }
const one = node('a', 'x/y')

/** What stands twice, in which list. */
const twice = {
  'nodes[1].id': { nodes: [one, one] },
  'frames[1].id': { frames: [frame, frame] },
  'notes[1].id': { notes: [note, note] },
  'groups[1].id': { groups: [definition('g'), definition('g', { nodes: [node('n', groupType('g'))] })] },
  'groups[0].nodes[1].id': { groups: [definition('g', { nodes: [one, one] })] },
  'groups[0].inputs[1].key': {
    groups: [
      definition('g', {
        inputs: [
          { key: 'k', to: [end] },
          { key: 'k', to: [] },
        ],
      }),
    ],
  },
  'groups[0].outputs[1].key': {
    groups: [
      definition('g', {
        outputs: [
          { key: 'k', from: end },
          { key: 'k', from: end },
        ],
      }),
    ],
  },
  'groups[0].params[1].key': {
    groups: [
      definition('g', {
        params: [
          { key: 'k', node: 'a', param: 'p' },
          { key: 'k', node: 'b', param: 'q' },
        ],
      }),
    ],
  },
  'app.params[1].param': {
    app: {
      params: [
        { node: 'a', param: 'p' },
        { node: 'a', param: 'p' },
      ],
      outputs: [],
    },
  },
  'app.outputs[1].port': { app: { params: [], outputs: [end, end] } },
}

describe('what is called as another thing of its kind is refused, with its place', () => {
  test.each(Object.entries(twice))('%s', (path, members) => {
    const file = { ...emptyDocument('t'), ...members }
    const read = parseDocument(JSON.stringify(file))
    expect(read.ok ? [] : read.problems).toMatchObject([{ code: 'name-taken', path }])
    const pasted = parsePasted(JSON.stringify({ ...file, format: FRAGMENT }))
    expect(pasted.kind).toBe('damaged')
  })
})

test('names that only look alike are let in', () => {
  const app = {
    params: [
      { node: 'a b', param: 'c' },
      { node: 'a', param: 'b c' },
    ],
    outputs: [],
  }
  const groups = [definition('a', { nodes: [one] }), definition('b', { nodes: [one], frames: [frame] })]
  const file = { ...emptyDocument('t'), nodes: [one], notes: [note], frames: [frame], groups, app }
  expect(parseDocument(JSON.stringify(file)).ok).toBe(true)
})

test('a document is let in exactly when no id of its nodes stands twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }), (ids) => {
      const nodes = ids.map((id) => node(id, 'x/y'))
      const read = parseDocument(JSON.stringify({ ...emptyDocument('t'), nodes }))
      expect(read.ok).toBe(new Set(ids).size === ids.length)
    }),
  )
})
