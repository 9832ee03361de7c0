import { isRecord } from './json'
import type { Json, ParamSpec } from './param'

type Params = Readonly<Record<string, Json>>

/**
 * Params whose weights are stored under other names of wires. The same object when nothing changes.
 *
 * @param names new names of the wires into the node, by the old.
 * @param stray the new name for a weight whose wire is not there.
 */
export function renameWeights(
  params: Params,
  specs: Readonly<Record<string, ParamSpec>>,
  names: ReadonlyMap<string, string>,
  stray: (name: string) => string = (name) => name,
): Params {
  let renamed = params
  for (const [key, spec] of Object.entries(specs)) {
    const stored = params[key]
    if (spec.kind !== 'wire-weights' || !isRecord(stored)) continue
    const entries = Object.entries(stored)
    const changed = entries.map(([name, weight]) => [names.get(name) ?? stray(name), weight] as const)
    if (changed.every(([name], index) => name === entries[index]?.[0])) continue
    renamed = { ...renamed, [key]: Object.fromEntries(changed) }
  }
  return renamed
}

/** The later weights over the earlier ones; the later value alone where one of them is no record. */
export function mergeWeights(earlier: Json | undefined, later: Json): Json {
  return isRecord(earlier) && isRecord(later) ? { ...earlier, ...later } : later
}
