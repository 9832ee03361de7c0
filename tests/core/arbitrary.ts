import fc from 'fast-check'
import { FORMAT, FORMAT_VERSION, type GraphDocument } from '../../src/core/document'
import type { Json } from '../../src/core/param'

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']
const KNOWN = [
  'id',
  'type',
  'version',
  'position',
  'params',
  'label',
  'muted',
  'from',
  'to',
  'title',
  'color',
]
const SIZES = [
  'size',
  'text',
  'name',
  'mime',
  'bytes',
  'data',
  'format',
  'nodes',
  'edges',
  'frames',
  'notes',
  'assets',
]

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
const text = fc.string({ unit: 'binary', maxLength: 20 })
const key = fc.string({ maxLength: 12 }).filter((name) => !FORBIDDEN.includes(name))
const id = fc.string({ minLength: 1, maxLength: 8 })

export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    finite,
    fc.integer(),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

/** Members that some other program may have put there. */
const others = fc.dictionary(
  key.filter((name) => !KNOWN.includes(name) && !SIZES.includes(name)),
  json,
  { maxKeys: 2, noNullPrototype: true },
)
const point = fc.record({ x: finite, y: finite }, { noNullPrototype: true })
const size = fc.record({ width: positive, height: positive }, { noNullPrototype: true })
const end = fc.record({ node: id, port: id }, { noNullPrototype: true })
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })

function withOthers<T extends object>(base: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(others, base).map(([rest, members]) => ({ ...rest, ...members }))
}

const node = withOthers(
  fc.record(
    {
      muted: fc.boolean(),
      label: text,
      params: fc.dictionary(key, json, { maxKeys: 4, noNullPrototype: true }),
      id,
      type: id,
      version: fc.integer({ min: 1, max: 9 }),
      position: point,
    },
    { requiredKeys: ['id', 'type', 'version', 'position', 'params'], noNullPrototype: true },
  ),
)

const asset = withOthers(
  fc.record(
    { data: fc.base64String(), name: text, mime: text, bytes: fc.nat() },
    { requiredKeys: ['name', 'mime', 'bytes'], noNullPrototype: true },
  ),
)

/** Any document the format can hold, sound as a graph or not. */
export const anyDocument: fc.Arbitrary<GraphDocument> = withOthers(
  fc.record(
    {
      assets: fc.dictionary(hash, asset, { maxKeys: 3, noNullPrototype: true }),
      notes: fc.array(withOthers(fc.record({ id, text, position: point, size })), { maxLength: 2 }),
      frames: fc.array(withOthers(fc.record({ id, title: text, color: text, position: point, size })), {
        maxLength: 2,
      }),
      edges: fc.array(withOthers(fc.record({ to: end, from: end })), { maxLength: 5 }),
      nodes: fc.array(node, { maxLength: 5 }),
      title: text,
      version: fc.constant(FORMAT_VERSION),
      format: fc.constant(FORMAT),
    },
    { noNullPrototype: true },
  ),
)
