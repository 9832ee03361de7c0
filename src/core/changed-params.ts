import { canonicalJson } from './json'
import type { Json } from './param'

type Params = Readonly<Record<string, Json>>

/** How one param differs between two versions of a node. */
export type ParamChange =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'added' | 'removed'; readonly key: string; readonly value: Json }
  | { readonly kind: 'changed'; readonly key: string; readonly from: Json; readonly to: Json }

/** What a migration did, seen from its ends: a value that went and came back under another name was renamed. */
export function changedParams(before: Params, after: Params): ParamChange[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const come = new Set(Object.keys(after).filter((key) => !Object.hasOwn(before, key)))
  const changes: ParamChange[] = []
  for (const [key, to] of Object.entries(after)) {
    const from = Object.hasOwn(before, key) ? before[key] : undefined
    if (from !== undefined && canonicalJson(from) !== canonicalJson(to))
      changes.push({ kind: 'changed', key, from, to })
  }
  for (const key of gone) {
    const value = before[key] ?? null
    const text = canonicalJson(value)
    const to = [...come].find((other) => canonicalJson(after[other] ?? null) === text)
    if (to === undefined) changes.push({ kind: 'removed', key, value })
    else {
      come.delete(to)
      changes.push({ kind: 'renamed', from: key, to })
    }
  }
  for (const key of come) changes.push({ kind: 'added', key, value: after[key] ?? null })
  return changes
}
