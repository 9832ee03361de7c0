import { documentSchema, type GraphDocument } from './document'
import { isRecord } from './json'

const LINE = 100

type Order = readonly string[]
const { nodes, edges, frames, notes, assets } = documentSchema.shape
const documentOrder: Order = Object.keys(documentSchema.shape)
const nodeOrder: Order = Object.keys(nodes.element.shape)
const assetOrder: Order = Object.keys(assets.valueType.shape)
const listOrders: Readonly<Record<string, Order>> = {
  nodes: nodeOrder,
  edges: Object.keys(edges.element.shape),
  frames: Object.keys(frames.element.shape),
  notes: Object.keys(notes.element.shape),
}
/** Ends of wires, points and sizes read best in this order; no other members share these names. */
const smallOrder: Order = ['node', 'port', 'x', 'y', 'width', 'height']

/**
 * The text of a graph file. The same document always gives the same bytes: known members in the order of the
 * schema, others after them by name; params and assets by name. Two spaces; wires, positions and other small
 * things on one line each, so that a change of one of them is one line in a diff. Ends with a newline.
 */
export function serializeDocument(document: GraphDocument): string {
  const lines = members(document, documentOrder).map(([key, value]) => {
    const order = listOrders[key]
    if (order && Array.isArray(value))
      return member(
        key,
        list(value, (item) => entry(key, item, order)),
        2,
      )
    if (key === 'assets' && isRecord(value)) return member(key, assetTable(value), 2)
    return member(key, flowing(value, 2), 2)
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** One node, wire, frame or note. */
function entry(listName: string, item: unknown, order: Order): string {
  if (listName === 'edges' || !isRecord(item)) return flowing(item, 4, order)
  const lines = members(item, order).map(([key, value]) => {
    const params = listName === 'nodes' && key === 'params' && isRecord(value)
    return member(key, params ? block(value, [], 6) : flowing(value, 6, smallOrder), 6)
  })
  return `{\n${lines.join(',\n')}\n    }`
}

function assetTable(table: Readonly<Record<string, unknown>>): string {
  const lines = members(table, []).map(([key, value]) =>
    member(key, isRecord(value) ? block(value, assetOrder, 4) : flowing(value, 4), 4),
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`
}

function list(items: readonly unknown[], print: (item: unknown) => string): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${print(item)}`).join(',\n')}\n  ]`
}

/** An object with each member on its own line. */
function block(value: Readonly<Record<string, unknown>>, order: Order, indent: number): string {
  const lines = members(value, order).map(([key, part]) => member(key, flowing(part, indent + 2), indent + 2))
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`
}

/** On one line where it fits, otherwise on several. */
function flowing(value: unknown, indent: number, order: Order = []): string {
  const line = flat(value, order)
  if (typeof value !== 'object' || value === null || line.length <= LINE) return line
  if (isRecord(value)) return block(value, order, indent)
  if (!Array.isArray(value)) return line
  const pad = ' '.repeat(indent + 2)
  return `[\n${value.map((item) => pad + flowing(item, indent + 2)).join(',\n')}\n${' '.repeat(indent)}]`
}

function flat(value: unknown, order: Order): string {
  if (Array.isArray(value)) return `[${value.map((item) => flat(item, [])).join(', ')}]`
  if (isRecord(value)) {
    const parts = members(value, order).map(
      ([key, part]) => `${JSON.stringify(key)}: ${flat(part, order.length > 0 ? smallOrder : [])}`,
    )
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}

function member(key: string, text: string, indent: number): string {
  return `${' '.repeat(indent)}${JSON.stringify(key)}: ${text}`
}

/** `undefined` members are absent from the file. */
function members(value: Readonly<Record<string, unknown>>, order: Order): (readonly [string, unknown])[] {
  const known = order.filter((key) => Object.hasOwn(value, key))
  const others = Object.keys(value)
    .filter((key) => !order.includes(key))
    .sort()
  return [...known, ...others]
    .map((key) => [key, value[key]] as const)
    .filter(([, part]) => part !== undefined)
}
