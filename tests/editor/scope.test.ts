import { describe, expect, test } from 'vitest'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { createDocumentStore } from '../../src/editor/store/document'
import { addNode, remove, setParam } from '../../src/editor/store/edits'
import { graphAt, locate, validScope } from '../../src/editor/store/scope'
import { definition } from '../core/definition'
import { catalog, node } from './documents'

const document: GraphDocument = {
  ...emptyDocument('Scopes'),
  nodes: [node('a'), node('g', { type: 'group/outer' }), node('h', { type: 'group/inner' })],
  groups: [
    definition('outer', { nodes: [node('x'), node('i', { type: 'group/inner' })] }),
    definition('inner', { nodes: [node('y')] }),
  ],
}
const ids = ({ nodes }: GraphDocument) => nodes.map(({ id }) => id)

describe('scopes', () => {
  test('show the inside of groups, as deep as there are any', () => {
    expect(ids(graphAt(document, []))).toEqual(['a', 'g', 'h'])
    expect(ids(graphAt(document, ['g']))).toEqual(['x', 'i'])
    expect(ids(graphAt(document, ['g', 'i']))).toEqual(['y'])
    expect(validScope(document, ['g', 'i'])).toEqual(['g', 'i'])
    expect(validScope(document, ['g', 'x'])).toEqual(['g'])
    expect(validScope(document, ['gone', 'i'])).toEqual([])
  })

  test('find a node by its flat id, whatever ids hold', () => {
    expect(locate(document, 'g/i/y')).toMatchObject({ scope: ['g', 'i'], node: { id: 'y' } })
    expect(locate(document, 'a')).toMatchObject({ scope: [], node: { id: 'a' } })
    expect(locate(document, 'g/nope')).toBeUndefined()
    expect(locate(document, 'a/y')).toBeUndefined()
    const odd = { ...document, nodes: [node('g/i'), node('g', { type: 'group/outer' })] }
    expect(locate(odd, 'g/i')).toMatchObject({ scope: [] })
    expect(locate(odd, 'g/i/y')).toMatchObject({ scope: ['g', 'i'] })
  })
})

describe('editing inside a group', () => {
  test('changes the definition, for every node of it, and undo shows where', () => {
    const store = createDocumentStore(document)
    store.enter(['g', 'i'])
    store.apply(setParam('y', 'p', 5))
    const state = store.getState()
    expect(state.document.groups?.[1]?.nodes[0]?.params).toEqual({ p: 5 })
    expect(graphAt(state.document, ['h']).nodes[0]?.params).toEqual({ p: 5 })
    expect(state.graph.nodes[0]?.params).toEqual({ p: 5 })
    store.enter([])
    store.undo()
    expect(store.getState().scope).toEqual(['g', 'i'])
    expect(store.getState().document).toEqual(document)
    store.enter([])
    store.redo()
    expect(store.getState().scope).toEqual(['g', 'i'])
  })

  test('the same param on two canvases is two steps', () => {
    const store = createDocumentStore(document, () => 0)
    store.enter(['g'])
    store.apply(setParam('x', 'p', 1))
    store.apply(setParam('x', 'p', 2))
    store.enter([])
    store.apply(setParam('x', 'p', 3))
    store.apply(addNode(node('x')))
    expect(store.getState().history.past).toHaveLength(2)
  })

  test('ends on the canvas that is left when the group goes', () => {
    const store = createDocumentStore(document)
    store.apply(remove(new Set(['h']), new Set(), catalog))
    store.undo()
    store.enter(['h'])
    store.redo()
    expect(store.getState().scope).toEqual([])
  })

  test('what was selected on a canvas is selected when it is shown again', () => {
    const store = createDocumentStore(document)
    store.select({ nodes: new Set(['a', 'g']) })
    store.enter(['g'])
    expect(store.getState().selection.nodes.size).toBe(0)
    store.select({ nodes: new Set(['x']) })
    store.enter([])
    expect([...store.getState().selection.nodes]).toEqual(['a', 'g'])
    store.apply(remove(new Set(['a']), new Set(), catalog))
    store.enter(['g'])
    expect([...store.getState().selection.nodes]).toEqual(['x'])
    store.enter([])
    expect([...store.getState().selection.nodes]).toEqual(['g'])
    store.open(document)
    store.enter(['g'])
    expect(store.getState().selection.nodes.size).toBe(0)
  })
})
