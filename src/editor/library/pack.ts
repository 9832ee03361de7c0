import { sha256Hex, withoutAssetData } from '../../core/assets'
import type { GraphAsset, GraphDocument } from '../../core/document'
import { bodiesOf } from '../../core/groups'
import { usedAssets } from '../../core/used-assets'
import type { StoredGraph, Summary } from './types'

/** Of contents that were met before. Files of a document are never changed, only replaced. */
const keys = new WeakMap<GraphAsset, string>()

/** The key of a file's content. Not the name it has in the graph: a damaged file has the name of the whole one. */
async function keyOf(asset: GraphAsset, data: string): Promise<string> {
  const known = keys.get(asset)
  if (known !== undefined) return known
  const key = await digest(data)
  keys.set(asset, key)
  return key
}

async function digest(data: string): Promise<string> {
  // A page served over plain HTTP has none.
  if (!globalThis.crypto?.subtle) return sha256Hex(data)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(data)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The files of a graph with their keys, found without waiting where they were met before. */
function contentsNow(document: GraphDocument): readonly (readonly [string, string, string])[] {
  return Object.entries(document.assets).flatMap(([name, asset]) => {
    if (asset.data === undefined) return []
    const key = keys.get(asset) ?? sha256Hex(asset.data)
    keys.set(asset, key)
    return [[name, key, asset.data] as const]
  })
}

let serialize: ((document: GraphDocument) => string) | undefined

/** Loads what `packNow` needs. It brings the schema of the format with it, which the first picture does not need. */
export async function preparePacking() {
  serialize ??= (await import('../../core/serialize')).serializeDocument
}

export interface Packed {
  readonly graph: StoredGraph
  readonly summary: Summary
}

/** What is stored of a graph. The digests of large files are found off the main thread. */
export async function pack(document: GraphDocument): Promise<Packed> {
  await preparePacking()
  await Promise.all(
    Object.values(document.assets).map((asset) => asset.data !== undefined && keyOf(asset, asset.data)),
  )
  return packNow(document)
}

/** The same at once, for a page that goes. Before `preparePacking` is done the text has no order of its own. */
export function packNow(document: GraphDocument): Packed {
  const used = { ...document, assets: usedAssets(bodiesOf(document), document.assets) }
  const files = contentsNow(used)
  const text = (serialize ?? JSON.stringify)(withoutAssetData(used))
  const contents = Object.fromEntries(files.map(([name, key]) => [name, key]))
  const data = new Map(files.map(([, key, content]) => [key, content]))
  const bytes = [...data.values()].reduce((sum, { length }) => sum + length, text.length)
  const inside = used.groups ?? []
  const count = (part: 'nodes' | 'edges') =>
    inside.reduce((sum, group) => sum + group[part].length, used[part].length)
  return {
    graph: { text, contents, data },
    summary: {
      title: used.title,
      nodes: count('nodes'),
      wires: count('edges'),
      pictures: files.length,
      bytes,
    },
  }
}

/** Puts the contents of its files back into a graph that was read from its text. */
export function unpack(document: GraphDocument, { contents, data }: StoredGraph): GraphDocument {
  const assets = Object.fromEntries(
    Object.entries(document.assets).map(([name, reference]) => {
      const key = contents[name]
      const content = key === undefined ? undefined : data.get(key)
      if (key === undefined || content === undefined) return [name, reference]
      const asset = { ...reference, data: content }
      keys.set(asset, key)
      return [name, asset]
    }),
  )
  return { ...document, assets }
}
