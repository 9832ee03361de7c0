import { documentSchema, type GraphDocument } from './document'
import { isRecord } from './json'

const LINE = 100

type Order = readonly string[]
const { nodes, edges, frames, notes, groups, bookmarks, app, assets } = documentSchema.shape
const group = groups.unwrap().element.shape
const appLists = app.unwrap().shape
const documentOrder: Order = Object.keys(documentSchema.shape)
const assetOrder: Order = Object.keys(assets.valueType.shape)
const bodyOrders: Readonly<Record<string, Order>> = {
  nodes: Object.keys(nodes.element.shape),
  edges: Object.keys(edges.element.shape),
  frames: Object.keys(frames.element.shape),
  notes: Object.keys(notes.element.shape),
}
const groupOrders: Readonly<Record<string, Order>> = {
  ...bodyOrders,
  inputs: Object.keys(group.inputs.element.shape),
  outputs: Object.keys(group.outputs.element.shape),
  params: Object.keys(group.params.element.shape),
}
const appOrders: Readonly<Record<string, Order>> = {
  params: Object.keys(appLists.params.element.shape),
  outputs: Object.keys(appLists.outputs.element.shape),
}
const documentOrders: Readonly<Record<string, Order>> = {
  ...bodyOrders,
  groups: Object.keys(group),
  bookmarks: Object.keys(bookmarks.unwrap().element.shape),
}
/** Lists whose entries stand on one line where they fit. */
const lineLists: ReadonlySet<string> = new Set(['edges', 'bookmarks', 'inputs', 'outputs', 'params'])
/** Ends of wires, points and sizes read best in this order; no other members share these names. */
const smallOrder: Order = ['node', 'port', 'x', 'y', 'width', 'height']

/**
 * The text of a graph file. The same document always gives the same bytes: known members in the order of the
 * schema, others after them by name; params and assets by name. Two spaces; wires, positions and other small
 * things on one line each, so that a change of one of them is one line in a diff. Ends with a newline.
 */
export function serializeDocument(document: GraphDocument): string {
  return `${record(document, documentOrder, documentOrders, 0)}\n`
}

/** An object whose lists have orders of their own: the document, a group, the app view. */
function record(
  value: Readonly<Record<string, unknown>>,
  order: Order,
  orders: Readonly<Record<string, Order>>,
  indent: number,
): string {
  const inner = indent + 2
  const lines = members(value, order).map(([key, part]) => {
    const listOrder = orders[key]
    if (listOrder && Array.isArray(part)) return member(key, list(key, part, listOrder, inner), inner)
    if (indent === 0 && key === 'assets' && isRecord(part)) return member(key, assetTable(part), inner)
    if (indent === 0 && key === 'app' && isRecord(part)) {
      return member(key, record(part, Object.keys(appOrders), appOrders, inner), inner)
    }
    return member(key, flowing(part, inner, smallOrder), inner)
  })
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`
}

function list(name: string, items: readonly unknown[], order: Order, indent: number): string {
  if (items.length === 0) return '[]'
  const pad = ' '.repeat(indent + 2)
  const lines = items.map((item) => pad + entry(name, item, order, indent + 2))
  return `[\n${lines.join(',\n')}\n${' '.repeat(indent)}]`
}

/** One node, wire, frame, note or group. */
function entry(listName: string, item: unknown, order: Order, indent: number): string {
  if (lineLists.has(listName) || !isRecord(item)) return flowing(item, indent, order)
  if (listName === 'groups') return record(item, order, groupOrders, indent)
  const inner = indent + 2
  const lines = members(item, order).map(([key, value]) => {
    const params = listName === 'nodes' && key === 'params' && isRecord(value)
    return member(key, params ? block(value, [], inner) : flowing(value, inner, smallOrder), inner)
  })
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`
}

function assetTable(table: Readonly<Record<string, unknown>>): string {
  const lines = members(table, []).map(([key, value]) =>
    member(key, isRecord(value) ? block(value, assetOrder, 4) : flowing(value, 4), 4),
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`
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
