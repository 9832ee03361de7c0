import { expect, test } from 'vitest'
import { invertSelection, selectAll, selectAlong, selectLinked } from '../../src/editor/actions/selection'
import type { EditorCore } from '../../src/editor/editor-core'
import { createDocumentStore } from '../../src/editor/store/document'
import { chain, node, wire } from './documents'

/** a and b into c, c into d; e on its own; a frame and a note. */
function create() {
  const base = chain('a', 'c', 'd')
  const document = createDocumentStore({
    ...base,
    nodes: [...base.nodes, node('b'), node('e')],
    edges: [...base.edges, wire('b', 'c')],
    frames: [{ id: 'f', title: '', color: 'red', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } }],
    notes: [{ id: 'n', text: '', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } }],
  })
  const editor: Pick<EditorCore, 'document'> = { document }
  const nodes = () => [...document.getState().selection.nodes].sort().join('')
  return { editor, document, nodes }
}

test('upstream and downstream, instead of the selection or added to it', () => {
  const { editor, document, nodes } = create()
  const from = (id: string) => document.select({ nodes: new Set([id]) })
  from('c')
  selectAlong(editor, 'upstream', false)
  expect(nodes()).toBe('ab')
  from('c')
  selectAlong(editor, 'upstream', true)
  expect(nodes()).toBe('abc')
  from('a')
  selectAlong(editor, 'downstream', false)
  expect(nodes()).toBe('cd')
  from('a')
  selectAlong(editor, 'downstream', true)
  expect(nodes()).toBe('acd')
  from('b')
  selectLinked(editor)
  expect(nodes()).toBe('abcd')
})

test('all and inverted take in frames and notes', () => {
  const { editor, document, nodes } = create()
  selectAll(editor)
  const { selection } = document.getState()
  expect([nodes(), ...selection.frames, ...selection.notes]).toEqual(['abcde', 'f', 'n'])
  document.select({ nodes: new Set(['a', 'b']), notes: new Set(['n']) })
  invertSelection(editor)
  const inverted = document.getState().selection
  expect([nodes(), ...inverted.frames, ...inverted.notes]).toEqual(['cde', 'f'])
})
