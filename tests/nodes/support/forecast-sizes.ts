import { nodes } from '../../../nodes'
import type { Json } from '../../../src/core/param'
import { resolveParams } from '../../../src/core/resolve-params'

export type Values = Readonly<Record<string, unknown>>
export type Params = Readonly<Record<string, Json>>
export type Files = Readonly<Record<string, Uint8Array<ArrayBuffer>>>

export function find(type: string) {
  const definition = nodes.find((node) => node.type === type)
  if (!definition) throw new Error(`There is no ${type}.`)
  return definition
}

export function paramsOf(type: string, params: Params) {
  return { ...resolveParams({ params }, find(type), {}), ...params }
}

/** What the node says of inputs of given sizes. @param files by SHA-256. */
export function forecastSizes(type: string, sizes: Values, params: Params = {}, files: Files = {}) {
  const context = {
    file<T>(sha256: string, read: (content: Uint8Array) => T) {
      const content = files[sha256]
      return content && read(content)
    },
  }
  const told = find(type).forecast?.({ inputs: sizes, params: paramsOf(type, params) }, context)
  if (!told) throw new Error(`${type} cannot tell.`)
  return told
}
