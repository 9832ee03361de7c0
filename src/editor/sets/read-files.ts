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
import type { Given, GivenFiles } from './given'
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

type Outcome = 'read' | 'there' | 'tooMany' | 'tooLarge' | 'refused'

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
  const read: AssetFile[] = []
  const known = new Map(present)
  const isFull = () => known.size >= spec.maxFiles
  // Those that the set names and the graph does not carry are looked for among the files.
  const wanted = [...present.values()].some((asset) => asset?.data === undefined)
  let bytes = [...present.values()].reduce((sum, asset) => sum + (asset?.bytes ?? 0), 0)

  const take = async ({ file, name }: Given): Promise<Outcome> => {
    if (isFull() && !wanted) return 'tooMany'
    if (file.size <= spec.maxBytes && bytes + file.size > spec.maxBytesInAll) return 'tooLarge'
    const found = await readAsset(tellLater, file, spec)
    if (!found) return 'refused'
    const isKnown = known.has(found.sha256)
    if (known.get(found.sha256)?.data !== undefined) return 'there'
    if (isFull() && !isKnown) return 'tooMany'
    const why = isPictureParam(spec) ? await faultOf(editor, found.asset) : undefined
    if (why !== undefined) {
      refused.push(fill(words.damaged, { name, why }))
      return 'refused'
    }
    if (!isKnown) bytes += found.asset.bytes
    const asset = { ...found.asset, name: name.slice(-500) }
    known.set(found.sha256, asset)
    read.push({ sha256: found.sha256, asset })
    return 'read'
  }

  const counts = { read: 0, there: 0, tooMany: 0, tooLarge: 0, refused: 0 }
  const sorted = [...given].sort((a, b) => naturalOrder(a.name, b.name))
  for (const [index, one] of sorted.entries()) {
    onRead(index)
    counts[await take(one)] += 1
  }
  const counted = (sentence: string, count: number, more = {}) =>
    count > 0 ? [fill(sentence, { count, ...more })] : []
  const left = [
    ...refused.slice(0, mostNamed),
    ...counted(words.more, refused.length - mostNamed),
    ...counted(words.tooMany, counts.tooMany, { most: spec.maxFiles }),
    ...counted(words.tooLarge, counts.tooLarge, { limit: formatBytes(spec.maxBytesInAll) }),
    ...counted(words.others, others),
  ]
  return { read, left, there: counts.there }
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
