import fc from 'fast-check'
import { FORMAT, FORMAT_VERSION, type GraphDocument } from '../../src/core/document'
import { FARTHEST, reservedNames } from '../../src/core/limits'
import type { Json } from '../../src/core/param'

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
  'bypassed',
  'collapsed',
  'pinned',
  'points',
  'at',
  'key',
  'node',
  'port',
  'param',
  'doc',
  'inputs',
  'outputs',
  'zoom',
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
  'groups',
  'bookmarks',
  'app',
]

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -FARTHEST, max: FARTHEST })
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
const text = fc.string({ unit: 'binary', maxLength: 20 })
const key = fc.string({ maxLength: 12 }).filter((name) => !reservedNames.has(name))
const id = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !reservedNames.has(name))

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

const byId = { selector: ({ id: name }: { readonly id: string }) => name }
const byKey = { selector: ({ key: name }: { readonly key: string }) => name }

function withOthers<T extends object>(base: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(others, base).map(([rest, members]) => ({ ...rest, ...members }))
}

const node = withOthers(
  fc.record(
    {
      muted: fc.boolean(),
      bypassed: fc.boolean(),
      collapsed: fc.boolean(),
      pinned: fc.boolean(),
      color: text,
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

const body = {
  notes: fc.uniqueArray(
    withOthers(
      fc.record(
        { id, text, color: text, position: point, size },
        { requiredKeys: ['id', 'text', 'position', 'size'], noNullPrototype: true },
      ),
    ),
    { ...byId, maxLength: 2 },
  ),
  frames: fc.uniqueArray(
    withOthers(fc.record({ id, title: text, color: text, position: point, size }, { noNullPrototype: true })),
    { ...byId, maxLength: 2 },
  ),
  edges: fc.array(
    withOthers(
      fc.record(
        { to: end, from: end, points: fc.array(point, { maxLength: 3 }) },
        { requiredKeys: ['to', 'from'], noNullPrototype: true },
      ),
    ),
    { maxLength: 5 },
  ),
  nodes: fc.uniqueArray(node, { ...byId, maxLength: 5 }),
}

/** With or without a label of its own. */
function labeled<T extends object>(members: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const base = fc.record(members, { noNullPrototype: true })
  return withOthers(
    fc.oneof(
      base,
      fc.tuple(base, text).map(([rest, label]) => ({ ...rest, label })),
    ),
  )
}

const target = fc.record(
  { at: fc.nat(), port: id, node: id },
  { requiredKeys: ['node', 'port'], noNullPrototype: true },
)
const group = withOthers(
  fc.record(
    {
      ...body,
      params: fc.uniqueArray(labeled({ param: id, node: id, key: id }), { ...byKey, maxLength: 2 }),
      outputs: fc.uniqueArray(labeled({ from: end, key: id }), { ...byKey, maxLength: 2 }),
      inputs: fc.uniqueArray(labeled({ to: fc.array(target, { maxLength: 3 }), key: id }), {
        ...byKey,
        maxLength: 2,
      }),
      color: text,
      doc: text,
      title: text,
      id,
    },
    {
      requiredKeys: ['id', 'title', 'inputs', 'outputs', 'params', 'nodes', 'edges', 'frames', 'notes'],
      noNullPrototype: true,
    },
  ),
)
const bookmark = withOthers(
  fc.record({ zoom: positive, y: finite, x: finite, name: text }, { noNullPrototype: true }),
)
const app = withOthers(
  fc.record(
    {
      outputs: fc.uniqueArray(labeled({ port: id, node: id }), {
        selector: ({ node: name, port }) => JSON.stringify([name, port]),
        maxLength: 2,
      }),
      params: fc.uniqueArray(labeled({ param: id, node: id }), {
        selector: ({ node: name, param }) => JSON.stringify([name, param]),
        maxLength: 2,
      }),
    },
    { noNullPrototype: true },
  ),
)

/** Any document the format can hold, sound as a graph or not. No two things of a kind have one name. */
export const anyDocument: fc.Arbitrary<GraphDocument> = withOthers(
  fc.record(
    {
      assets: fc.dictionary(hash, asset, { maxKeys: 3, noNullPrototype: true }),
      app,
      bookmarks: fc.array(bookmark, { maxLength: 2 }),
      groups: fc.uniqueArray(group, { ...byId, maxLength: 2 }),
      ...body,
      title: text,
      version: fc.constant(FORMAT_VERSION),
      format: fc.constant(FORMAT),
    },
    {
      requiredKeys: ['format', 'version', 'title', 'nodes', 'edges', 'frames', 'notes', 'assets'],
      noNullPrototype: true,
    },
  ),
)
