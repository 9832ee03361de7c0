import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import type { GraphDocument, GroupDefinition } from '../../src/core/document'
import { flatId, flatten } from '../../src/core/flatten'
import { groupType } from '../../src/core/groups'
import { validate } from '../../src/core/validate'
import { createWorld, graph, node, wire } from '../engine/fakes'
import { definition } from './definition'

const base = describeRegistry(createWorld().registry)
const at = (text: string) => wire(text, 'x.y').from

function document(
  nodes: GraphDocument['nodes'],
  edges: [string, string][],
  ...groups: GroupDefinition[]
): GraphDocument {
  return { ...graph(nodes, edges), groups }
}

const wires = (flat: GraphDocument) =>
  flat.edges.map(({ from, to }) => `${from.node}.${from.port} ${to.node}.${to.port}`)

/** A mixer with a wire inside, `s`, and one input from outside that may come before it. */
const mixer = (place?: number) =>
  definition('mixer', {
    nodes: [node('s', 'test/source'), node('j', 'test/join', { weights: { 's.out': 2, 'a.out': 9 } })],
    edges: [wire('s.out', 'j.first'), wire('s.out', 'j.rest')],
    inputs: [{ key: 'in', to: [{ ...at('j.rest'), ...(place !== undefined && { at: place }) }] }],
    outputs: [{ key: 'out', from: at('j.out') }],
    params: [
      { key: 'w', node: 'j', param: 'weights' },
      { key: 'gain', node: 'j', param: 'gain' },
    ],
  })

/** The mixer in another group. */
const shell = definition('shell', {
  nodes: [node('m', groupType('mixer')), node('k', 'test/join', { weights: { 'm.out': 4 } })],
  edges: [wire('m.out', 'k.rest'), wire('m.out', 'k.first')],
  inputs: [{ key: 'into', to: [at('m.in'), at('k.second')] }],
  outputs: [{ key: 'out', from: at('k.out') }],
  params: [
    { key: 'w', node: 'm', param: 'w' },
    { key: 'power', node: 'm', param: 'gain' },
  ],
})

describe('flatten', () => {
  test('leaves a graph without groups as it is, and finds each once', () => {
    const plain = graph([node('a', 'test/source')])
    expect(flatten(plain, base).document).toBe(plain)
    expect(flatten(plain, base)).toBe(flatten(plain, base))
    const unused = { ...plain, groups: [shell] }
    expect(flatten(unused, base).document).toBe(unused)
  })

  test('unfolds groups in groups, leads wires through them and names what is inside by its way', () => {
    const flat = flatten(
      document(
        [node('a', 'test/source'), node('g', groupType('shell')), node('z', 'test/sink')],
        [
          ['a.out', 'g.into'],
          ['g.out', 'z.value'],
        ],
        mixer(),
        shell,
      ),
      base,
    )
    expect(flat.document.nodes.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'a test/source',
      'g/m/s test/source',
      'g/m/j test/join',
      'g/k test/join',
      'z test/sink',
    ])
    expect(wires(flat.document)).toEqual([
      'g/m/s.out g/m/j.first',
      'g/m/s.out g/m/j.rest',
      'g/m/j.out g/k.rest',
      'g/m/j.out g/k.first',
      'a.out g/m/j.rest',
      'a.out g/k.second',
      'g/k.out z.value',
    ])
    expect(flat.findings).toEqual([])
    expect(flat.source({ node: 'g', port: 'out' })).toEqual({ node: 'g/k', port: 'out' })
    expect(flat.source({ node: 'a', port: 'out' })).toEqual({ node: 'a', port: 'out' })
    expect(flat.members('g')).toEqual(['g/m/s', 'g/m/j', 'g/k'])
    expect(flat.members('g/m')).toEqual(['g/m/s', 'g/m/j'])
    expect(flat.members('a')).toEqual(['a'])
    expect(flat.param('g', 'power')).toEqual({ node: 'g/m/j', param: 'gain' })
    expect(flat.param('a', 'value')).toEqual({ node: 'a', param: 'value' })
    expect(flat.entrance({ node: 'g/m/j', port: 'rest' })).toMatchObject({ node: 'g', port: 'into' })
    expect(flatId(['g', 'm'], 'j')).toBe('g/m/j')
  })

  test('renames weights on every level and puts those of the group over those inside', () => {
    const flat = flatten(
      document(
        [
          node('a', 'test/source'),
          node('g', groupType('shell'), { w: { 'a.out': 7 }, power: 5 }),
          node('z', 'test/join', { weights: { 'g.out': 6 } }),
        ],
        [
          ['a.out', 'g.into'],
          ['g.out', 'z.rest'],
          ['a.out', 'z.first'],
        ],
        mixer(),
        shell,
      ),
      base,
    )
    const params = Object.fromEntries(flat.document.nodes.map((each) => [each.id, each.params]))
    // The weight of a wire that is not there must not become that of one from outside.
    expect(params['g/m/j']).toEqual({
      weights: { 'g/m/s.out': 2, 'g/m/a.out': 9, 'a.out': 7 },
      gain: 5,
    })
    expect(params['g/k']).toEqual({ weights: { 'g/m/j.out': 4 } })
    expect(params.z).toEqual({ weights: { 'g/k.out': 6 } })
    expect(flat.setter('g/m/j', 'gain')).toEqual({ node: 'g', param: 'power' })
    expect(flat.setter('g/k', 'gain')).toBeUndefined()
  })

  test('puts wires from outside where they belong among those inside', () => {
    const order = (place?: number) =>
      wires(
        flatten(
          document(
            [node('a', 'test/source'), node('b', 'test/source'), node('g', groupType('mixer'))],
            [
              ['a.out', 'g.in'],
              ['b.out', 'g.in'],
            ],
            mixer(place),
          ),
          base,
        ).document,
      ).filter((each) => each.endsWith('g/j.rest'))
    expect(order()).toEqual(['g/s.out g/j.rest', 'a.out g/j.rest', 'b.out g/j.rest'])
    expect(order(0)).toEqual(['a.out g/j.rest', 'b.out g/j.rest', 'g/s.out g/j.rest'])
    expect(order(50)).toEqual(order())
  })

  test('keeps muted and bypassed groups whole', () => {
    for (const rest of [{ muted: true }, { bypassed: true }]) {
      const flat = flatten(document([node('g', groupType('mixer'), {}, rest)], [], mixer()), base)
      expect(flat.document.nodes.map(({ id }) => id)).toEqual(['g'])
      expect(flat.members('g')).toEqual(['g'])
    }
  })
})

describe('what is wrong with groups', () => {
  const codes = (graphDocument: GraphDocument) =>
    validate(graphDocument, base).map(({ code, node: id, port, param, severity }) =>
      [severity, code, id, port ?? param].filter((part) => part !== undefined).join(' '),
    )

  test('is told of wires to ports that they do not have', () => {
    const found = codes(
      document(
        [node('a', 'test/source'), node('g', groupType('mixer')), node('z', 'test/sink')],
        [
          ['a.out', 'g.nope'],
          ['g.nothing', 'z.value'],
        ],
        mixer(),
      ),
    )
    expect(found).toContain('error port-unknown g nope')
    expect(found).toContain('error port-unknown g nothing')
  })

  test('is told of what they contain themselves, wherever they stand, and of nothing else', () => {
    const loop = definition('loop', { nodes: [node('again', groupType('loop'))] })
    const outer = definition('outer', { nodes: [node('l', groupType('loop')), node('s', 'test/source')] })
    const found = document([node('g', groupType('outer')), node('d', groupType('loop'))], [], loop, outer)
    expect(codes(found)).toEqual(['error group-recursive g/l', 'error group-recursive d'])
    expect(flatten(found, base).document.nodes.map(({ id }) => id)).toEqual(['g/l', 'g/s', 'd'])
  })

  test('is told of a missing input at the group, once for all that it leads to, however deep', () => {
    const two = definition('two', {
      nodes: [node('a', 'test/join'), node('b', 'test/join')],
      inputs: [{ key: 'in', label: 'Both', to: [at('a.first'), at('b.first')] }],
    })
    const around = definition('around', {
      nodes: [node('t', groupType('two'))],
      inputs: [{ key: 'x', to: [at('t.in')] }],
    })
    const found = validate(document([node('g', groupType('around'))], [], two, around), base)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      code: 'input-missing',
      node: 'g',
      port: 'x',
      message: 'AROUND: nothing is wired into “Both”.',
    })
  })

  test('is told of wires where they are drawn and of params where they were set', () => {
    const sum = definition('sum', {
      nodes: [node('j', 'test/join', { gain: 99 })],
      inputs: [{ key: 'in', to: [at('j.first')] }],
      params: [{ key: 'gain', node: 'j', param: 'gain' }],
    })
    const nodes = [
      node('a', 'test/source'),
      node('n', 'test/measure'),
      node('g', groupType('sum'), { gain: 50 }),
    ]
    const typed = codes(
      document(
        nodes,
        [
          ['a.out', 'n.value'],
          ['n.number', 'g.in'],
        ],
        sum,
      ),
    )
    expect(typed).toEqual(['error param-range g gain', 'error wire-type g in'])
    const [a] = nodes
    if (!a) throw new Error('no source')
    const inside = codes(
      document(
        [a, node('g', groupType('sum'))],
        [
          ['a.out', 'g.in'],
          ['a.out', 'g.in'],
        ],
        sum,
      ),
    )
    expect(inside).toEqual(['error param-range g/j gain', 'error wire-duplicate g in'])
  })

  test('is only that they are left out where they would unfold to too much', () => {
    const source = definition('d0', {
      nodes: Array.from({ length: 10 }, (_, index) => node(`s${index}`, 'test/source')),
    })
    const powers = Array.from({ length: 4 }, (_, depth) =>
      definition(`d${depth + 1}`, {
        nodes: Array.from({ length: 10 }, (_, index) => node(`g${index}`, groupType(`d${depth}`))),
      }),
    )
    const huge = document(
      [node('small', groupType('d2')), node('big', groupType('d4'))],
      [],
      source,
      ...powers,
    )
    expect(codes(huge)).toEqual(['error group-too-large big'])
    expect(flatten(huge, base).document.nodes).toHaveLength(1001)
  })

  test('is found at once, however often empty groups hold each other, wires fan out or groups go deep', () => {
    const doubling = Array.from({ length: 24 }, (_, depth) =>
      definition(`d${depth}`, {
        nodes:
          depth === 0
            ? []
            : Array.from({ length: 10 }, (_, index) => node(`g${index}`, groupType(`d${depth - 1}`))),
      }),
    )
    expect(codes(document([node('g', groupType('d23'))], [], ...doubling))).toEqual([
      'error group-too-large g',
    ])

    const ends = (target: string) => Array.from({ length: 1000 }, () => at(target))
    const fans = Array.from({ length: 5 }, (_, depth) =>
      definition(`f${depth}`, {
        nodes: [depth === 0 ? node('n', 'test/mix') : node('n', groupType(`f${depth - 1}`))],
        inputs: [{ key: 'in', to: ends(depth === 0 ? 'n.items' : 'n.in') }],
      }),
    )
    const fanned = document(
      [node('a', 'test/source'), node('g', groupType('f4'))],
      [['a.out', 'g.in']],
      ...fans,
    )
    expect(codes(fanned)).toEqual(['error group-too-large g'])

    const deep = Array.from({ length: 60 }, (_, depth) =>
      definition(`d${depth}`, { nodes: depth === 0 ? [] : [node('g', groupType(`d${depth - 1}`))] }),
    )
    expect(codes(document([node('g', groupType('d59')), node('h', groupType('d20'))], [], ...deep))).toEqual([
      'error group-too-deep g',
    ])
  })
})
