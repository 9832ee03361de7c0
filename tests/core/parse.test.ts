import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { migrateFormat } from '../../src/core/format-migrations'
import { findSyntaxFault } from '../../src/core/json-syntax'
import { parseDocument, parseDocumentValue } from '../../src/core/parse'
import { json } from './arbitrary'

function problemsOf(text: string) {
  const result = parseDocument(text)
  return result.ok ? [] : result.problems
}

const empty = emptyDocument('t')
const node = { id: 'a', type: 'x/y', version: 1, position: { x: 0, y: 0 }, params: {} }

describe('what is not a graph', () => {
  test.each([
    ['', 'This file is not valid JSON: the file ends too early at line 1, column 1.'],
    ['{\n  "a": }', 'This file is not valid JSON: unexpected "}" at line 2, column 8.'],
    ['{"a": 1,}', 'This file is not valid JSON: unexpected "}" at line 1, column 9.'],
    ['[1, 2\n\n 3]', 'This file is not valid JSON: unexpected "3" at line 3, column 2.'],
    ['\u0089PNG', 'This file is not valid JSON: unexpected "\u0089" at line 1, column 1.'],
    ['[] x', 'This file is not valid JSON: unexpected "x" at line 1, column 4.'],
    ['"a\\q"', 'This file is not valid JSON: unexpected "\\\\" at line 1, column 3.'],
    ['"ab', 'This file is not valid JSON: the file ends too early at line 1, column 4.'],
  ])('%j', (text, message) => {
    expect(problemsOf(text).map((problem) => problem.message)).toEqual([message])
  })

  test.each(['[]', 'null', '3', '{}', '{"format":"other","version":1}'])(
    '%s is JSON but no graph',
    (text) => {
      expect(problemsOf(text)[0]?.code).toBe('not-a-graph')
    },
  )

  test('a file from the future says so', () => {
    const [problem] = problemsOf(JSON.stringify({ ...empty, version: 7, nodes: 'whatever' }))
    expect(problem?.message).toContain('made by a newer Gramarye')
    expect(problem?.remedy).toContain('Update')
  })

  test.each([0, -1, 1.5, '1', null])('version %j never existed', (version) => {
    expect(problemsOf(JSON.stringify({ ...empty, version }))).toHaveLength(1)
  })

  test('too long', () => {
    const result = parseDocument(JSON.stringify(empty), { maxLength: 20 })
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual(['too-long'])
  })

  test('nested without end, with brackets in strings not counted', () => {
    expect(problemsOf('['.repeat(100_000))[0]?.code).toBe('too-deep')
    const title = '[{'.repeat(200)
    expect(parseDocument(JSON.stringify({ ...empty, title: `${title}\\"` })).ok).toBe(true)
  })

  test('a value that refers to itself', () => {
    const loop: Record<string, unknown> = { ...empty }
    loop.self = loop
    const result = parseDocumentValue(loop)
    expect(result.ok ? '' : result.problems[0]?.code).toBe('too-deep')
  })
})

describe('what JSON can hold and a graph cannot', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the name %s is refused, with its place',
    (name) => {
      const text = JSON.stringify({ ...empty, nodes: [node] }).replace(
        '"params":{}',
        `"params":{"${name}":{"x":1}}`,
      )
      expect(problemsOf(text).map(({ code, path }) => [code, path])).toEqual([
        ['forbidden-name', `nodes[0].params.${name}`],
      ])
    },
  )

  test.each(['constructor', 'toString', '__proto__', 'valueOf'])('nothing may be called %s', (name) => {
    const end = { node: 'a', port: 'p' }
    const text = JSON.stringify({
      ...empty,
      nodes: [
        { ...node, id: name },
        { ...node, type: name },
      ],
      edges: [{ from: { node: name, port: 'p' }, to: { node: 'a', port: name } }],
      groups: [
        {
          ...{ id: name, title: '', nodes: [], edges: [], frames: [], notes: [] },
          inputs: [{ key: name, to: [end] }],
          outputs: [{ key: name, from: end }],
          params: [{ key: name, node: 'a', param: name }],
        },
      ],
      app: { params: [{ node: name, param: name }], outputs: [{ node: name, port: name }] },
    })
    const problems = problemsOf(text)
    expect(problems).toHaveLength(13)
    expect(problems[0]?.message).toBe(
      'nodes[0].id is a name that every object has, which nothing in a graph may be called.',
    )
  })

  test('numbers that would overflow on a canvas are refused', () => {
    const far = { ...node, position: { x: 1e308, y: -2e9 } }
    expect(problemsOf(JSON.stringify({ ...empty, nodes: [far] })).map(({ path }) => path)).toEqual([
      'nodes[0].position.x',
      'nodes[0].position.y',
    ])
  })

  test('names without end are refused, told of without them', () => {
    const text = JSON.stringify({ ...empty, extra: { ['x'.repeat(1e6)]: 1 } })
    expect(problemsOf(text)).toMatchObject([{ code: 'long-name', path: 'extra' }])
    expect(problemsOf(text)[0]?.message.length).toBeLessThan(200)
  })

  test('a thousand params of a node, and no more', () => {
    const params = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`p${index}`, index]))
    expect(problemsOf(JSON.stringify({ ...empty, nodes: [{ ...node, params }] }))[0]?.message).toBe(
      'nodes[0].params has more than 1000 entries.',
    )
  })

  test('groups are small one by one, and too many together', () => {
    const nodes = Array.from({ length: 9000 }, () => node)
    const groups = Array.from({ length: 6 }, (_, index) => ({
      ...{ id: `g${index}`, title: '', edges: [], frames: [], notes: [] },
      ...{ inputs: [], outputs: [], params: [], nodes },
    }))
    const result = parseDocumentValue({ ...empty, groups })
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['too-many'])
  })

  test('numbers that overflow are refused even in members nobody knows', () => {
    const text = JSON.stringify({ ...empty, extra: 0 }).replace('"extra":0', '"extra":[1e999]')
    expect(problemsOf(text)[0]).toMatchObject({ code: 'not-finite', path: 'extra[0]' })
  })

  test.each([[Number.NaN], [() => 1], [1n], [new Date()], [new Map()], [[undefined]]])(
    '%s is not plain data',
    (value) => {
      expect(parseDocumentValue({ ...empty, extra: value }).ok).toBe(false)
    },
  )

  test('a byte order mark is passed over', () => {
    expect(parseDocument(`\uFEFF${JSON.stringify(empty)}`).ok).toBe(true)
  })
})

test('every fault of the schema is told at once, with its path and in a sentence', () => {
  const text = JSON.stringify({
    ...empty,
    title: 3,
    nodes: [{ ...node, id: '', version: 1.5, position: { x: 'a' } }],
    edges: [{ from: { node: 'a', port: 'b' } }],
    frames: [{ id: 'f', title: '', color: '', position: { x: 0, y: 0 }, size: { width: 0, height: 1 } }],
    notes: undefined,
    assets: { nothex: { name: 'n', mime: 'm', bytes: 1 } },
  })
  expect(problemsOf(text).map((problem) => problem.message)).toEqual([
    'title must be text, not 3.',
    'nodes[0].id must not be empty.',
    'nodes[0].version must be a whole number, not 1.5.',
    'nodes[0].position.x must be a number, not "a".',
    'nodes[0].position.y is missing.',
    'edges[0].to is missing.',
    'frames[0].size.width must be more than 0, not 0.',
    'notes is missing.',
    'assets.nothex has a name that does not fit: must be a SHA-256 in lower-case hexadecimal.',
  ])
  expect(problemsOf(text)[3]?.path).toBe('nodes[0].position.x')
})

test('limits of length are told', () => {
  const text = JSON.stringify({ ...empty, title: 'x'.repeat(501) })
  expect(problemsOf(text).map((problem) => problem.message)).toEqual(['title is longer than 500 characters.'])
})

test('parsing never throws, and the syntax check agrees with JSON.parse', () => {
  const broken = fc.tuple(json, fc.nat(), fc.string({ maxLength: 3 })).map(([value, at, insert]) => {
    const text = JSON.stringify(value, null, 1)
    const position = at % (text.length + 1)
    return text.slice(0, position) + insert + text.slice(position + 1)
  })
  fc.assert(
    fc.property(
      fc.oneof(
        broken,
        fc.string(),
        json.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        parseDocument(text)
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        expect(findSyntaxFault(text) === undefined).toBe(valid)
      },
    ),
    { numRuns: 1000 },
  )
})

describe('format migrations', () => {
  const toOne = (file: Readonly<Record<string, unknown>>) => ({
    ...file,
    title: file.name,
    frames: [],
    notes: [],
  })

  test('an older file is brought up step by step', () => {
    const migrations = {
      2: (file: Readonly<Record<string, unknown>>) => ({ ...file, two: file.version }),
      3: (file: Readonly<Record<string, unknown>>) => ({ ...file, three: file.version }),
    }
    const result = migrateFormat({ version: 1 }, 1, migrations, 3)
    expect(result).toEqual({ ok: true, file: { version: 3, two: 1, three: 2 } })
  })

  test('parsing uses them', () => {
    const old = { format: empty.format, version: 0, name: 'Old', nodes: [], edges: [], assets: {} }
    const result = parseDocument(JSON.stringify(old), { migrations: { 1: toOne } })
    expect(result).toEqual({ ok: true, document: { ...emptyDocument('Old'), name: 'Old' } })
  })

  test('a step that throws or gives what a file cannot hold is a problem', () => {
    const old = JSON.stringify({ format: empty.format, version: 0 })
    const failing = () => {
      throw new Error('no title')
    }
    for (const step of [failing, () => ({ x: Number.NaN })]) {
      const result = parseDocument(old, { migrations: { 1: step } })
      expect(result.ok ? '' : result.problems[0]?.code).toBe('format-migration')
    }
  })
})
