import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { validate } from '../../src/core/validate'
import { createWorld, graph, node } from '../engine/fakes'
import { anyDocument } from './arbitrary'

const catalog = describeRegistry(createWorld().registry)

function check(document: GraphDocument) {
  return validate(document, catalog)
}

function messages(document: GraphDocument) {
  return check(document).map(({ severity, message }) => `${severity}: ${message}`)
}

const source = node('a', 'test/source')
const join = node('j', 'test/join')

test('a sound graph has no problems', () => {
  expect(
    check(
      graph(
        [source, join],
        [
          ['a.out', 'j.first'],
          ['a.out', 'j.rest'],
        ],
      ),
    ),
  ).toEqual([])
  expect(check(graph([]))).toEqual([])
})

describe('wires', () => {
  test('wrong types are named on both sides', () => {
    const document = graph(
      [source, node('m', 'test/measure'), join],
      [
        ['a.out', 'm.value'],
        ['m.number', 'j.first'],
      ],
    )
    expect(check(document)).toMatchObject([
      {
        code: 'wire-type',
        severity: 'error',
        node: 'j',
        port: 'first',
        path: 'edges[1]',
        message: 'Measure gives Other, but “First” of Join takes Value.',
        remedy: 'Wire something that gives Value into it.',
      },
    ])
  })

  test('ports that are not there, at either end', () => {
    const document = graph(
      [source, join],
      [
        ['a.out', 'j.first'],
        ['a.nope', 'j.second'],
        ['a.out', 'j.nope'],
      ],
    )
    expect(check(document)).toMatchObject([
      { code: 'port-unknown', node: 'a', port: 'nope', message: 'Source has no output “nope”.' },
      {
        code: 'port-unknown',
        node: 'j',
        port: 'nope',
        remedy: expect.stringContaining('first, second, rest'),
      },
    ])
  })

  test('nodes that are not there: an error for who waits, a warning for who gives', () => {
    const document = graph(
      [source, join],
      [
        ['a.out', 'j.first'],
        ['gone.out', 'j.second'],
        ['a.out', 'gone.in'],
      ],
    )
    expect(check(document)).toMatchObject([
      { code: 'wire-no-source', severity: 'error', node: 'j', port: 'second' },
      { code: 'wire-no-target', severity: 'warning', node: 'a' },
    ])
  })

  test('two wires into one, and the same wire twice', () => {
    const document = graph(
      [source, node('b', 'test/source'), join],
      [
        ['a.out', 'j.first'],
        ['b.out', 'j.first'],
        ['a.out', 'j.rest'],
        ['a.out', 'j.rest'],
      ],
    )
    expect(check(document)).toMatchObject([
      { code: 'wire-crowded', node: 'j', port: 'first', path: 'edges[1]' },
      { code: 'wire-duplicate', node: 'j', port: 'rest', path: 'edges[3]' },
    ])
  })

  test('a required input without a wire; a required many input too', () => {
    expect(messages(graph([join, node('x', 'test/mix')]))).toEqual([
      'error: Join: nothing is wired into “First”.',
      'error: Mix: nothing is wired into “items”.',
    ])
  })

  test('a cycle lists its nodes in the direction of the wires', () => {
    const named = (id: string) => node(id, 'test/join', {}, { label: id.toUpperCase() })
    const document = graph(
      [named('a'), named('b'), named('c'), named('d')],
      [
        ['a.out', 'b.first'],
        ['b.out', 'c.first'],
        ['c.out', 'a.first'],
        ['c.out', 'd.first'],
      ],
    )
    expect(check(document)).toHaveLength(1)
    const { message, values } = check(document)[0] ?? {}
    expect(message).toMatch(/in a circle: (A → B → C → A|B → C → A → B|C → A → B → C)\.$/)
    expect(String(values?.nodes).split(', ').sort()).toEqual(['a', 'b', 'c'])
    expect(check(graph([named('a')], [['a.out', 'a.first']]))[0]?.message).toContain('A → A')
  })
})

describe('nodes', () => {
  test('ids used twice', () => {
    expect(check(graph([source, source]))).toMatchObject([
      { code: 'duplicate-id', node: 'a', path: 'nodes[1].id' },
    ])
  })

  const alien = node('x', 'far/away', { kept: true })
  const newer = { ...node('x', 'test/source'), version: 5 }
  const older = { ...node('x', 'test/measure'), version: 1 }

  test.each([
    ['node-unknown', alien],
    ['node-newer', newer],
    ['node-outdated', older],
  ])('%s: kept as it is; an error only when something needs it', (code, placeholder) => {
    const [alone] = check(graph([placeholder]))
    expect(alone).toMatchObject({ code, severity: 'warning', node: 'x' })
    expect(alone?.message).toContain('kept as it is')
    expect(check(graph([placeholder, join], [['x.out', 'j.first']]))).toMatchObject([
      { code, severity: 'error' },
    ])
    expect(check(graph([placeholder, { ...join, muted: true }], [['x.out', 'j.first']]))).toMatchObject([
      { code, severity: 'warning' },
    ])
    const optional = graph(
      [source, placeholder, join],
      [
        ['a.out', 'j.first'],
        ['x.out', 'j.second'],
      ],
    )
    expect(check(optional)).toMatchObject([{ code, severity: 'warning' }])
    const many = node('y', 'test/mix')
    expect(check(graph([placeholder, many], [['x.out', 'y.items']]))[0]?.severity).toBe('error')
    const one = graph(
      [placeholder, source, many],
      [
        ['x.out', 'y.items'],
        ['a.out', 'y.items'],
      ],
    )
    expect(check(one)[0]?.severity).toBe('warning')
    const other = { ...placeholder, id: 'z' }
    const none = graph(
      [placeholder, other, many],
      [
        ['x.out', 'y.items'],
        ['z.out', 'y.items'],
      ],
    )
    expect(check(none).map(({ severity }) => severity)).toContain('error')
  })

  test('what a muted node lacks is no error, and what needs it is warned', () => {
    expect(messages(graph([{ ...join, muted: true }]))).toEqual([
      'warning: Join: nothing is wired into “First”.',
    ])
    expect(messages(graph([{ ...source, muted: true }, join], [['a.out', 'j.first']]))).toEqual([
      'warning: Join needs Source, which is muted, and does not run.',
    ])
  })

  test('names every object has are not found among types, ports and params', () => {
    const document = graph([node('a', 'constructor'), node('b', 'test/source')], [['b.toString', 'a.x']])
    expect(check(document).map((problem) => problem.code)).toEqual(['node-unknown', 'port-unknown'])
  })
})

describe('params', () => {
  test('each with its place', () => {
    const document = graph([node('a', 'test/source', { value: 100, mode: 'min', nope: 1 })])
    expect(check(document)).toMatchObject([
      {
        code: 'param-range',
        node: 'a',
        param: 'value',
        path: 'nodes[0].params.value',
        message: 'Source: Value is 100 px, above its maximum of 64 px.',
        remedy: 'Set it to a value from 0 to 64.',
      },
      { code: 'param-option', param: 'mode' },
      { code: 'param-unknown', severity: 'warning', param: 'nope' },
    ])
  })

  test('a weight for a wire that is not there is kept with a warning', () => {
    const document = graph(
      [source, node('j', 'test/join', { weights: { 'a.out': 2, 'gone.out': 3 } })],
      [
        ['a.out', 'j.first'],
        ['a.out', 'j.rest'],
      ],
    )
    expect(check(document)).toMatchObject([{ code: 'weight-no-wire', severity: 'warning', param: 'weights' }])
  })

  test('files: none chosen, one that the graph does not list, one that it does', () => {
    const sha256 = 'a'.repeat(64)
    const codes = (file: { asset: string } | null, listed: boolean) => {
      const base = graph([node('f', 'test/file', { file })])
      const asset = { name: 'n', mime: 'image/png', bytes: 1 }
      return check(listed ? { ...base, assets: { [sha256]: asset } } : base).map((problem) => problem.code)
    }
    expect(codes(null, false)).toEqual(['param-no-file'])
    expect(codes({ asset: sha256 }, false)).toEqual(['asset-missing'])
    expect(codes({ asset: sha256 }, true)).toEqual([])
  })
})

test('every problem is found at once, with place, remedy and values', () => {
  const document = graph(
    [source, source, join, node('x', 'far/away'), node('v', 'test/source', { value: -1 })],
    [
      ['a.nope', 'j.second'],
      ['gone.out', 'j.rest'],
      ['x.out', 'x.in'],
    ],
  )
  const problems = check(document)
  expect(problems.map((problem) => problem.code).sort()).toEqual(
    [
      'cycle',
      'duplicate-id',
      'input-missing',
      'node-unknown',
      'param-range',
      'port-unknown',
      'wire-no-source',
    ].sort(),
  )
  for (const problem of problems) {
    expect(problem.message).toMatch(/\.$/)
    expect(problem.remedy).toMatch(/\.$/)
    expect(problem.node).toBeDefined()
  }
})

test('whatever a file can hold is judged without throwing', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      for (const problem of check(document)) expect(problem.message).not.toBe('')
    }),
  )
})

test('5,000 nodes take well under a second', () => {
  const nodes = Array.from({ length: 5000 }, (_, index) => node(`n${index}`, 'test/mix'))
  const edges = nodes.slice(1).map((_, index): [string, string] => ['n0.out', `n${index + 1}.items`])
  const started = performance.now()
  expect(check(graph(nodes, edges)).map((problem) => problem.node)).toEqual(['n0'])
  expect(performance.now() - started).toBeLessThan(1000)
})
