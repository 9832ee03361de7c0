import type { InputKey, KeyParts } from './cache-key'
import { canonicalJson } from './json'
import type { Json } from './param'
import type { Reason } from './reason'

const SHA256 = /^[0-9a-f]{64}$/

/**
 * What changed between two cache keys of a node, in words.
 *
 * @param previous parts of the key under which the node last had a result.
 * @returns at least one reason; `unchanged` when nothing did.
 */
export function explain(previous: KeyParts | undefined, next: KeyParts): Reason[] {
  if (!previous || previous.type !== next.type) return [firstRun]
  const reasons: Reason[] = []
  if (previous.version !== next.version) {
    reasons.push(changed('version', 'the version of the node', previous.version, next.version))
  }
  if (previous.precision !== next.precision) {
    reasons.push(changed('precision', 'the precision', previous.precision, next.precision))
  }
  if (previous.fingerprint !== next.fingerprint) {
    reasons.push({ code: 'fingerprint', message: 'the weights or other outside data changed', values: {} })
  }
  for (const name of namesOf(previous.params, next.params)) {
    const reason = explainParam(name, previous.params[name], next.params[name])
    if (reason) reasons.push(reason)
  }
  for (const port of namesOf(previous.inputs, next.inputs)) {
    reasons.push(...explainInput(port, previous.inputs[port] ?? [], next.inputs[port] ?? []))
  }
  if (reasons.length === 0 && canonicalJson(previous.names ?? {}) !== canonicalJson(next.names ?? {})) {
    return [renamed]
  }
  return reasons.length > 0 ? reasons : [unchanged]
}

const firstRun: Reason = { code: 'first-run', message: 'it has not run before', values: {} }
const renamed: Reason = { code: 'names', message: 'something it names was renamed', values: {} }
const unchanged: Reason = { code: 'unchanged', message: 'nothing changed', values: {} }

function changed(code: string, name: string, from: string | number, to: string | number): Reason {
  return { code, message: `${name} changed from ${from} to ${to}`, values: { name, from, to } }
}

function explainParam(name: string, from: Json | undefined, to: Json | undefined): Reason | undefined {
  if (canonicalJson(from ?? null) === canonicalJson(to ?? null)) return undefined
  const hashes = [from, to].some((value) => typeof value === 'string' && SHA256.test(value))
  if (hashes) return { code: 'param', message: `${name} is another file`, values: { name } }
  if (isFileList(from) || isFileList(to)) {
    const [before, after] = [countOf(from), countOf(to)]
    if (before !== after) return changed('param', name, before, after)
    return { code: 'param', message: `${name} has other files`, values: { name } }
  }
  return changed('param', name, show(from), show(to))
}

function isFileList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'string' && SHA256.test(one))
}

function countOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0
}

function explainInput(port: string, from: readonly InputKey[], to: readonly InputKey[]): Reason[] {
  const before = from.map(identity)
  const after = to.map(identity)
  const count = Math.max(before.length, after.length)
  if (before.length === after.length && before.every((wire, index) => wire === after[index])) return []
  const values = { port, before: before.length, after: after.length }
  const gone = difference(before, after)
  const fresh = difference(after, before)
  const reasons: Reason[] = []
  if (after.length > before.length) {
    reasons.push({ code: 'wire', message: `${wires(after.length - before.length)} added to ${port}`, values })
  }
  if (after.length < before.length) {
    reasons.push({
      code: 'wire',
      message: `${wires(before.length - after.length)} removed from ${port}`,
      values,
    })
  }
  if (gone > 0 && fresh > 0) reasons.push({ code: 'input', message: `input ${port} changed`, values })
  if (gone === 0 && fresh === 0 && count > 1) {
    reasons.push({ code: 'wire', message: `the order of the wires into ${port} changed`, values })
  }
  return reasons
}

function wires(count: number): string {
  return count === 1 ? 'wire' : `${count} wires`
}

function identity({ key, port }: InputKey): string {
  return `${key} ${port}`
}

/** How many of `items` are not matched one to one by `others`. */
function difference(items: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1)
  let unmatched = 0
  for (const item of items) {
    const available = left.get(item) ?? 0
    if (available > 0) left.set(item, available - 1)
    else unmatched++
  }
  return unmatched
}

function namesOf(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}

function show(value: Json | undefined): string | number {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string') return value.length > 40 ? `“${value.slice(0, 39)}…”` : value || '“”'
  return Array.isArray(value) ? value.map(show).join(', ') || 'nothing' : canonicalJson(value)
}
