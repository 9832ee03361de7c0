import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import { canConnect } from '../../src/core/connect'
import { createWorld, graph, node, wire } from '../engine/fakes'

const catalog = describeRegistry(createWorld().registry)
const document = graph(
  [
    node('a', 'test/source'),
    node('b', 'test/join'),
    node('c', 'test/join'),
    node('m', 'test/measure'),
    node('x', 'far/away'),
  ],
  [
    ['a.out', 'b.first'],
    ['b.out', 'c.first'],
    ['a.out', 'c.rest'],
  ],
)

function connect(from: string, to: string) {
  const edge = wire(from, to)
  return canConnect(document, catalog, edge.from, edge.to)
}

test.each([
  ['b.extra', 'c.second'],
  ['b.out', 'c.rest'],
  ['a.out', 'm.value'],
])('%s fits %s', (from, to) => {
  expect(connect(from, to)).toEqual({ ok: true })
})

test('an input that takes one wire gives up the one it has', () => {
  expect(connect('a.out', 'c.first')).toEqual({ ok: true, replaces: document.edges[1] })
})

describe('what does not fit says why', () => {
  test.each([
    ['m.number', 'b.second', 'wire-type'],
    ['a.nope', 'b.second', 'port-unknown'],
    ['a.out', 'b.nope', 'port-unknown'],
    ['gone.out', 'b.second', 'node-missing'],
    ['a.out', 'gone.in', 'node-missing'],
    ['a.out', 'x.in', 'node-unknown'],
    ['x.out', 'b.second', 'node-unknown'],
    ['a.out', 'b.first', 'wire-duplicate'],
    ['c.out', 'b.second', 'cycle'],
    ['b.out', 'b.second', 'cycle'],
  ])('%s to %s: %s', (from, to, code) => {
    const result = connect(from, to)
    expect(result.ok ? undefined : result.problem).toMatchObject({ code, severity: 'error' })
  })

  test('a circle through the wire that is replaced is no circle', () => {
    const two = graph([node('b', 'test/join'), node('c', 'test/join')], [['b.out', 'c.first']])
    expect(canConnect(two, catalog, { node: 'c', port: 'out' }, { node: 'b', port: 'first' }).ok).toBe(false)
    const self = graph([node('b', 'test/join')], [['b.out', 'b.first']])
    expect(canConnect(self, catalog, { node: 'b', port: 'extra' }, { node: 'b', port: 'first' }).ok).toBe(
      false,
    )
  })
})
