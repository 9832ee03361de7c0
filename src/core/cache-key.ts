import { own } from './finding'
import { sha256Hex } from './hash'
import { isRecord } from './json'
import { assetsIn } from './named-assets'
import type { AnyNode } from './node'
import { type Json, namesFile } from './param'

/** One value on a wire, by what it was made from. */
export interface InputKey {
  /** Cache key of the node it comes from. */
  readonly key: string
  /** The output it comes from. */
  readonly port: string
}

/**
 * All that a node's results depend on, and nothing else: no ids, positions, labels or titles (but where the result
 * itself names its sources), so that equal work has an equal key wherever it stands. Kept beside the key so that `explain` can say what changed.
 */
export interface KeyParts {
  readonly type: string
  readonly version: number
  readonly precision: string
  /** Outside data the definition depends on; null when it has none. */
  readonly fingerprint: string | null
  /** Resolved params that affect the result, in the definition's order; a file by its hash, weights in wire order. */
  readonly params: Readonly<Record<string, Json>>
  /** By input, in the definition's order, and then in wire order; inputs without a wire are left out. */
  readonly inputs: Readonly<Record<string, readonly InputKey[]>>
  /** What the sources of `named` inputs are called, in wire order; absent when there are none. */
  readonly names?: Readonly<Record<string, readonly string[]>>
}

/**
 * @param params resolved, as `run` would receive them.
 * @param names of the sources of inputs that are declared as `named`.
 * @param precision class of the backend's arithmetic; results of different classes are not interchangeable.
 * @throws whatever the definition's `fingerprint` throws.
 */
export function keyParts(
  definition: Pick<AnyNode, 'type' | 'version' | 'inputs' | 'params' | 'fingerprint'>,
  params: Readonly<Record<string, Json>>,
  inputs: Readonly<Record<string, readonly InputKey[]>>,
  precision: string,
  names?: Readonly<Record<string, readonly string[]>>,
): KeyParts {
  const affecting: Record<string, Json> = {}
  for (const name in definition.params) {
    const spec = definition.params[name]
    const value = own(params, name)
    if (!spec || spec.affectsResult === false || value === undefined) continue
    if (spec.kind === 'files') affecting[name] = assetsIn(value)
    else affecting[name] = namesFile(spec) && isRecord(value) ? (value.asset ?? null) : value
  }
  const wires: Record<string, readonly InputKey[]> = {}
  for (const name in definition.inputs) {
    const wired = own(inputs, name)
    if (wired && wired.length > 0) wires[name] = wired.map(({ key, port }) => ({ key, port }))
  }
  const { type, version } = definition
  const fingerprint = definition.fingerprint?.(params) ?? null
  const parts = { type, version, precision, fingerprint, params: affecting, inputs: wires }
  return names ? { ...parts, names } : parts
}

/**
 * One text for equal parts; its hash is the cache key. `keyParts` has put the members in order, and none of the
 * values has members of its own, so that the engine's own JSON will do: it is several times faster than ours.
 */
export function keyText(parts: KeyParts): string {
  return JSON.stringify(parts)
}

/** SHA-256 in hexadecimal. */
export function cacheKey(parts: KeyParts): string {
  return sha256Hex(keyText(parts))
}
