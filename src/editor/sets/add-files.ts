import { assetsIn } from '../../core/named-assets'
import { naturalOrder } from '../../core/natural-order'
import type { FilesParam } from '../../core/param'
import type { AssetFile } from '../actions/assets'
import { nodeName } from '../actions/names'
import type { EditorCore } from '../editor-core'
import { fill } from '../lib/fill'
import { type Edit, putAsset } from '../store/edits'
import { nodeById } from '../store/lookup'
import { graphAt, type Scope } from '../store/scope'
import { type GivenFiles, namedOnes } from './given'
import { type FilesRead, readFiles, reading } from './read-files'
import { setWords } from './words'

interface Place {
  readonly node: string
  readonly scope: Scope
  readonly param: string
  readonly spec: FilesParam
}

/** Sets are added to one after the other, so that each sees what is there. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Adds files to a set as one step, in the order of all names, and tells the user what was added and what was left out.
 * Nothing changes when the graph was left meanwhile.
 */
export function addFiles(editor: EditorCore, place: Place, given: GivenFiles): Promise<void> {
  const { generation } = editor.document.getState()
  const added = last.then(() => add(editor, place, given, generation))
  last = added.catch(() => {})
  return added
}

/** Files that were chosen one by one. */
export function addChosen(editor: EditorCore, place: Place, files: readonly File[]): Promise<void> {
  return addFiles(editor, place, namedOnes(files))
}

async function add(editor: EditorCore, place: Place, given: GivenFiles, generation: number) {
  const { document, ui } = editor
  const { node, scope, param, spec } = place
  const { generation: now, document: root } = document.getState()
  const known = nodeById(graphAt(root, scope), node)
  if (!known || now !== generation) return
  // A group shows what its inside has until it is given files of its own.
  const present = new Map(
    assetsIn(known.params[param] ?? spec.default).map((sha256) => [sha256, root.assets[sha256]]),
  )
  const count = given.given.length
  const note = (done: number) => reading.setState({ place: placeName(scope, node), done, count })
  try {
    const found = await readFiles(editor, spec, given, present, note)
    if (document.getState().generation !== generation) return
    if (found.read.length > 0) document.apply(addToSet(place, found.read), scope)
    const title = nodeName(editor, node)
    ui.notify(found.left.length > 0 ? 'error' : 'info', wordsOf(editor, found, title))
  } finally {
    reading.setState({ place: '', done: 0, count: 0 })
  }
}

/** Of a node on some canvas. */
export function placeName(scope: Scope, node: string): string {
  return JSON.stringify([...scope, node])
}

/** What became of files that were given. */
export function wordsOf({ i18n }: EditorCore, { read, left, there }: FilesRead, title: string): string {
  const words = setWords(i18n.language)
  const [first, ...more] = read
  const added =
    first && more.length === 0
      ? fill(words.addedOne, { name: first.asset.name, title })
      : fill(first ? words.added : words.nothing, { count: read.length, title })
  return [added, ...(there > 0 ? [fill(words.there, { count: there })] : []), ...left].join(' ')
}

function addToSet({ node, param, spec }: Place, files: readonly AssetFile[]): Edit {
  return {
    name: 'replace-file',
    about: { ids: [node], param },
    change: (body, root) => {
      const found = body.nodes.find(({ id }) => id === node)
      if (!found) return
      for (const { sha256, asset } of files) putAsset(root, sha256, asset)
      const nameOf = (sha256: string) => root.assets[sha256]?.name ?? ''
      const all = new Set([
        ...assetsIn(found.params[param] ?? spec.default),
        ...files.map(({ sha256 }) => sha256),
      ])
      const sorted = [...all].sort((a, b) => naturalOrder(nameOf(a), nameOf(b)) || naturalOrder(a, b))
      found.params[param] = sorted.map((asset) => ({ asset }))
    },
  }
}
