import { Position } from '@xyflow/react'
import { expect, test } from 'vitest'
import { formOf, Sizes } from '../../src/editor/canvas/sizes'
import { chain, node } from './documents'

test('the form of a node is its type, what is folded and what is wired into it; not where it stands', () => {
  const graph = chain('a', 'b', 'c')
  const form = (id: string, more = {}, unfolded = false) => formOf(graph, node(id, more), unfolded)
  expect(form('b')).toBe(form('c'))
  expect(form('b')).not.toBe(form('a'))
  expect(form('b', { position: { x: 9, y: 9 }, params: { p: 3 } })).toBe(form('b'))
  expect(form('b', { type: 'test/other' })).not.toBe(form('b'))
  expect(form('b', { collapsed: true })).not.toBe(form('b'))
  expect(form('b', {}, true)).not.toBe(form('b'))
})

test('learns a size with its ports from what was measured, and nothing from what was not', () => {
  const sizes = new Sizes()
  const handle = {
    id: 'in',
    type: 'target',
    position: Position.Left,
    x: 0,
    y: 40,
    width: 2,
    height: 2,
  } as const
  const userNode = { id: 'a', type: 'graph', position: { x: 0, y: 0 }, data: {} } as const
  const internals = { positionAbsolute: { x: 0, y: 0 }, z: 0, userNode }
  sizes.learn('form', { ...userNode, measured: {}, internals })
  expect(sizes.of('form')).toBeUndefined()

  const handleBounds = { source: null, target: [{ ...handle, nodeId: 'a' }] }
  const measured = { width: 250, height: 300 }
  sizes.learn('form', { ...userNode, measured, internals: { ...internals, handleBounds } })
  expect(sizes.of('form')).toEqual({ measured, handles: [handle] })
})
