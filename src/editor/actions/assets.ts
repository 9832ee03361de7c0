import { sha256Hex } from '../../core/assets'
import { decodeBase64 } from '../../core/base64'
import type { GraphAsset, GraphDocument } from '../../core/document'
import type { FileLimits } from '../../core/param'
import { usedAssets } from '../../core/used-assets'
import type { EditorCore } from '../editor-core'
import { saidText } from '../i18n/said-text'
import { formatBytes } from '../lib/format'
import { isStranger } from '../store/strangers'

export interface AssetFile {
  readonly sha256: string
  readonly asset: GraphAsset
}

/** Reads a file into what the graph keeps of it, or tells the user why not. */
export async function readAsset(
  { ui, i18n }: { readonly ui: Pick<EditorCore['ui'], 'notify'>; readonly i18n: EditorCore['i18n'] },
  file: File,
  spec: FileLimits,
): Promise<AssetFile | undefined> {
  const name = file.name || 'picture'
  if (file.size > spec.maxBytes) {
    const limit = formatBytes(spec.maxBytes)
    ui.notify('error', i18n.t('notices.tooLarge', { name, size: formatBytes(file.size), limit }))
    return undefined
  }
  // A wrong name or an unknown kind is left to the node, which looks at the content.
  if (file.type !== '' && spec.accept.length > 0 && !accepts(spec, file)) {
    ui.notify('error', i18n.t('notices.wrongKind', { name, accept: spec.accept.join(', ') }))
    return undefined
  }
  try {
    const [content, data] = await Promise.all([file.arrayBuffer(), base64(file)])
    // Not crypto.subtle: a page served over plain HTTP has none.
    return {
      sha256: sha256Hex(new Uint8Array(content)),
      asset: { name, mime: file.type, bytes: file.size, data },
    }
  } catch {
    ui.notify('error', i18n.t('notices.readFailed', { name }))
    return undefined
  }
}

/** Has files kept that the graph only names, or tells the user why not. */
export async function keepApart(
  { ui, i18n, engine }: Pick<EditorCore, 'ui' | 'i18n' | 'engine'>,
  file: File,
  more: readonly File[],
): Promise<AssetFile | undefined> {
  ui.notify('info', i18n.t('notices.keeping', { name: file.name }))
  try {
    const { name, sha256, bytes, title, lasting } = await engine.keepFiles([file, ...more])
    const size = formatBytes(bytes)
    ui.set({ filesKept: ui.getState().filesKept + 1 })
    ui.notify('info', i18n.t(lasting ? 'notices.kept' : 'notices.keptNow', { name, title, size }))
    return { sha256, asset: { name: name.slice(-500), mime: 'application/octet-stream', bytes } }
  } catch (error) {
    ui.notify('error', saidText(i18n, error instanceof Error ? error.message : String(error)))
    return undefined
  }
}

export function accepts(spec: FileLimits, { name, type }: Pick<File, 'name' | 'type'>): boolean {
  return spec.accept.some((pattern) => {
    if (pattern.startsWith('.')) return name.toLowerCase().endsWith(pattern)
    return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
  })
}

/** Through a data URL: the browser encodes it off the main thread. */
function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = String(reader.result)
      resolve(url.slice(url.indexOf(',') + 1))
    }
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

/**
 * The content that a graph carries of a file; undefined when it only refers to it. Not through a data URL: the page may
 * connect to nothing but its own server.
 *
 * @throws Error when it is not base64.
 */
export function assetBlob({ name, mime, data }: GraphAsset): Blob | undefined {
  if (data === undefined) return undefined
  const bytes = decodeBase64(data)
  if (!bytes) throw new Error(`The file “${name}” inside the graph is damaged.`)
  return new Blob([bytes], { type: mime })
}

/**
 * The document with only the files that something in it names, and those that came with it unnamed: the others were kept
 * for undo alone.
 */
export function withoutUnusedAssets(document: GraphDocument): GraphDocument {
  const { assets, ...parts } = document
  const strangers = Object.entries(assets).filter(([, asset]) => isStranger(asset))
  return { ...document, assets: { ...usedAssets(parts, assets), ...Object.fromEntries(strangers) } }
}
