import { createStore } from 'zustand/vanilla'
import type { GraphAsset } from '../../core/document'
import { naturalOrder } from '../../core/natural-order'
import type { FilesParam } from '../../core/param'
import { type AssetFile, assetBlob, readAsset } from '../actions/assets'
import type { EditorCore } from '../editor-core'
import { saidText } from '../i18n/said-text'
import { fill } from '../lib/fill'
import { formatBytes } from '../lib/format'
import { isPictureParam } from '../params/picture'
import { smallSide } from '../params/useThumbnail'
import type { GivenFiles } from './given'
import { setWords } from './words'

/** The set that is added to, and how many of the files were read; no place while none is. */
export const reading = createStore(() => ({ place: '', done: 0, count: 0 }))

export interface FilesRead {
  readonly read: readonly AssetFile[]
  /** Sentences about what was left out. */
  readonly left: readonly string[]
  /** How many of them are in the set already. */
  readonly there: number
}

/** Most files that are named, each with what is wrong with it. */
const mostNamed = 3

/**
 * Reads files into what a graph keeps of them, in the order of their names. One that is of another kind, too large or
 * damaged is left out and named; of more than fits, the first are taken.
 *
 * @param present what the set has already.
 */
export async function readFiles(
  editor: EditorCore,
  spec: FilesParam,
  { given, others }: GivenFiles,
  present: ReadonlyMap<string, GraphAsset | undefined>,
  onRead: (done: number) => void = () => {},
): Promise<FilesRead> {
  const { i18n } = editor
  const words = setWords(i18n.language)
  const refused: string[] = []
  const tellLater = {
    i18n,
    ui: { notify: (_tone: 'info' | 'error', text: string) => void refused.push(text) },
  }
  const read = new Map<string, AssetFile>()
  const known = new Set(present.keys())
  let bytes = [...present.values()].reduce((sum, asset) => sum + (asset?.bytes ?? 0), 0)
  let [there, tooMany, tooLarge] = [0, 0, 0]
  const sorted = [...given].sort((a, b) => naturalOrder(a.name, b.name))
  for (const [index, { file, name }] of sorted.entries()) {
    onRead(index)
    if (known.size >= spec.maxFiles) tooMany += 1
    else if (file.size <= spec.maxBytes && bytes + file.size > spec.maxBytesInAll) tooLarge += 1
    else {
      const found = await readAsset(tellLater, file, spec)
      if (!found) continue
      if (known.has(found.sha256)) {
        there += 1
        continue
      }
      const why = isPictureParam(spec) ? await faultOf(editor, found.asset) : undefined
      if (why !== undefined) {
        refused.push(fill(words.damaged, { name, why }))
        continue
      }
      known.add(found.sha256)
      bytes += found.asset.bytes
      read.set(found.sha256, { ...found, asset: { ...found.asset, name: name.slice(-500) } })
    }
  }
  const counted = (sentence: string, count: number, more = {}) =>
    count > 0 ? [fill(sentence, { count, ...more })] : []
  const left = [
    ...refused.slice(0, mostNamed),
    ...counted(words.more, refused.length - mostNamed),
    ...counted(words.tooMany, tooMany, { most: spec.maxFiles }),
    ...counted(words.tooLarge, tooLarge, { limit: formatBytes(spec.maxBytesInAll) }),
    ...counted(words.others, others),
  ]
  return { read: [...read.values()], left, there }
}

/** What the engine finds wrong with a picture when it draws it small. */
async function faultOf({ engine, i18n }: EditorCore, asset: GraphAsset): Promise<string | undefined> {
  try {
    const blob = assetBlob(asset)
    if (blob) (await engine.thumbnail(blob, smallSide)).bitmap.close()
    return undefined
  } catch (error) {
    return saidText(i18n, error instanceof Error ? error.message : String(error))
  }
}
