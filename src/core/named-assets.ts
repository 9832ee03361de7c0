import { isRecord } from './json'
import type { NamedAsset } from './param'

/** The files that a value names, by their SHA-256, in its order; what is no such value names none. */
export function assetsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (isNamedAsset(one) ? [one.asset] : []))
  return isNamedAsset(value) ? [value.asset] : []
}
function isNamedAsset(value: unknown): value is NamedAsset {
  return isRecord(value) && typeof value.asset === 'string'
}
