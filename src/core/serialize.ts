import { type GraphDocument, members } from './document'
import { isRecord } from './json'

const LINE = 100

type Order = readonly string[]
const { nodes, edges, frames, notes } = members
const bodyOrders: Readonly<Record<string, Order>> = { nodes, edges, frames, notes }
const groupOrders: Readonly<Record<string, Order>> = {
  ...bodyOrders,
  inputs: members.groupInputs,
  outputs: members.groupOutputs,
  params: members.groupParams,
}
const appOrders: Readonly<Record<string, Order>> = { params: members.appParams, outputs: members.appOutputs }
const documentOrders: Readonly<Record<string, Order>> = {
  ...bodyOrders,
  groups: members.groups,
  bookmarks: members.bookmarks,
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
  return `${record(document, members.document, documentOrders, 0)}\n`
}

/** An object whose lists have orders of their own: the document, a group, the app view. */
function record(
  value: Readonly<Record<string, unknown>>,
  order: Order,
  orders: Readonly<Record<string, Order>>,
  indent: number,
): string {
  const inner = indent + 2
  const lines = entriesOf(value, order).map(([key, part]) => {
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
  const lines = entriesOf(item, order).map(([key, value]) => {
    const params = listName === 'nodes' && key === 'params' && isRecord(value)
    return member(key, params ? block(value, [], inner) : flowing(value, inner, smallOrder), inner)
  })
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`
}

function assetTable(table: Readonly<Record<string, unknown>>): string {
  const lines = entriesOf(table, []).map(([key, value]) =>
    member(key, isRecord(value) ? block(value, members.assets, 4) : flowing(value, 4), 4),
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`
}

/** An object with each member on its own line. */
function block(value: Readonly<Record<string, unknown>>, order: Order, indent: number): string {
  const lines = entriesOf(value, order).map(([key, part]) =>
    member(key, flowing(part, indent + 2), indent + 2),
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`
}

/** On one line where it fits, otherwise on several. */
function flowing(value: unknown, indent: number, order: Order = []): string {
  if (typeof value !== 'object' || value === null) return scalar(value)
  const line = flat(value, order, LINE)
  if (line !== undefined) return line
  if (isRecord(value)) return block(value, order, indent)
  if (!Array.isArray(value)) return scalar(value)
  const pad = ' '.repeat(indent + 2)
  return `[\n${value.map((item) => pad + flowing(item, indent + 2)).join(',\n')}\n${' '.repeat(indent)}]`
}

/** A value on one line; undefined, as soon as that is known, when it is longer than `room`. */
function flat(value: unknown, order: Order, room: number): string | undefined {
  if (typeof value === 'string' && value.length > room) return undefined
  if (typeof value !== 'object' || value === null) return within(scalar(value), room)
  const parts: string[] = []
  let left = room
  const add = (before: string, part: unknown, inner: Order) => {
    const text = flat(part, inner, left)
    if (text === undefined) return false
    parts.push(before + text)
    left -= before.length + text.length + 2
    return true
  }
  if (Array.isArray(value)) {
    if (!value.every((item) => add('', item, []))) return undefined
    return within(`[${parts.join(', ')}]`, room)
  }
  if (!isRecord(value)) return within(scalar(value), room)
  const inner = order.length > 0 ? smallOrder : []
  if (!entriesOf(value, order).every(([key, part]) => add(`${JSON.stringify(key)}: `, part, inner)))
    return undefined
  return within(parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`, room)
}

function within(text: string, room: number): string | undefined {
  return text.length <= room ? text : undefined
}

function scalar(value: unknown): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value)
}

function member(key: string, text: string, indent: number): string {
  return `${' '.repeat(indent)}${JSON.stringify(key)}: ${text}`
}

/** `undefined` members are absent from the file. */
function entriesOf(value: Readonly<Record<string, unknown>>, order: Order): (readonly [string, unknown])[] {
  const known = order.filter((key) => Object.hasOwn(value, key))
  const others = Object.keys(value)
    .filter((key) => !order.includes(key))
    .sort()
  return [...known, ...others]
    .map((key) => [key, value[key]] as const)
    .filter(([, part]) => part !== undefined)
}
