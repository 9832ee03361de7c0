// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nodes } from '../../nodes'
import { IndexedLibrary } from '../../src/app/storage/library-storage'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { parseDocument } from '../../src/core/parse'
import { showOnce } from '../../src/editor/actions/show-known'
import { createEditor } from '../../src/editor/create-editor'
import type { EditorCore } from '../../src/editor/editor-core'
import { createI18n } from '../../src/editor/i18n/setup'
import { Keeper } from '../../src/editor/library/keeper'
import type { Origin } from '../../src/editor/library/parts'
import type { LibraryStorage, LinkedFile } from '../../src/editor/library/types'
import { isDirty } from '../../src/editor/store/document'
import { setTitle } from '../../src/editor/store/edits'
import type { KnownAnswer } from '../../src/editor/store/ui'
import { chain } from '../editor/documents'
import { idleEngine } from '../editor/engines'
import { during, stopTime } from './browser'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  stopTime()
})
afterEach(() => void vi.useRealTimers())

/** The database of the tests cannot hold handles: these stand beside it. */
function withHandles(): LibraryStorage {
  const storage = new IndexedLibrary(undefined, null)
  const handles = new Map<string, FileSystemFileHandle>()
  const add = (id: string, file: LinkedFile): LinkedFile => {
    const handle = handles.get(id)
    return handle ? { ...file, handle } : file
  }
  const { note, list, read } = storage
  return Object.assign(storage, {
    note: (id: string, what: Parameters<typeof note>[1]) => {
      if (!what.file) return note.call(storage, id, what)
      const { handle, ...file } = what.file
      if (handle) handles.set(id, handle)
      return note.call(storage, id, { ...what, file })
    },
    list: async () =>
      (await list.call(storage)).map((entry) =>
        entry.file ? { ...entry, file: add(entry.id, entry.file) } : entry,
      ),
    read: async (id: string) => {
      const stored = await read.call(storage, id)
      const file = stored?.entry.file
      return stored && file ? { ...stored, entry: { ...stored.entry, file: add(id, file) } } : stored
    },
  })
}

function handleOf(path: string): FileSystemFileHandle {
  const handle = { name: path, isSameEntry: async (other: { name: string }) => other.name === path }
  return handle as FileSystemFileHandle & typeof handle
}

function create() {
  const engine = idleEngine(describeRegistry(createRegistry(nodes)))
  const open: typeof engine.open = async (text) => {
    const parsed = parseDocument(text)
    return parsed.ok
      ? { ok: true, document: parsed.document, problems: [], changes: [], upgrades: [] }
      : parsed
  }
  let [time, ids] = [1, 0]
  const editor = createEditor({
    engine: { ...engine, open },
    i18n: createI18n(),
    examples: [],
    library: (side) =>
      new Keeper({
        ...side,
        storage: withHandles(),
        tabs: {
          claim: async () => ({ release: () => {} }),
          takeOver: async () => null,
          announce: () => {},
          watch: () => {},
        },
        files: { look: async () => undefined, write: () => Promise.reject(new Error('no files')) },
        now: () => ++time,
        newId: () => `id-${++ids}`,
        remember: () => {},
      }),
  })
  return editor
}

const atPath = (path: string): Origin => ({
  untouched: false,
  file: { name: path, size: 1, modified: 1, handle: handleOf(path) },
})
const dropped: Origin = { untouched: false, file: { name: 'graph.json', size: 1, modified: 1 } }
const linked: Origin = { untouched: false }

function show(editor: EditorCore, document: GraphDocument, origin: Origin): Promise<void> {
  return during(
    showOnce(editor, { ok: true, document, problems: [], changes: [], upgrades: [] }, origin).then(
      async () => {
        await editor.library.flush()
      },
    ),
  )
}

async function leave(editor: EditorCore) {
  editor.library.expect({ untouched: true })
  editor.document.open(chain())
  await during(editor.library.flush())
}

/** Answers what is asked, and counts how often that is. */
function answering(editor: EditorCore, given: KnownAnswer) {
  const asked: boolean[] = []
  editor.ui.subscribe(({ knownQuestion }, before) => {
    if (!knownQuestion || before.knownQuestion) return
    asked.push(knownQuestion.both)
    queueMicrotask(() => knownQuestion.answer(given))
  })
  return asked
}

async function titles(editor: EditorCore): Promise<readonly string[]> {
  const entries = await during(editor.library.storage.list())
  return entries
    .filter(({ untouched }) => !untouched)
    .map(({ title }) => title)
    .sort()
}

const shownTitle = (editor: EditorCore) => editor.document.getState().document.title

test.each([
  ['a file of the same place', atPath('/a.json')],
  ['a file without a handle', dropped],
  ['a link', linked],
])('%s that is opened again is the document that it was', async (_, origin) => {
  const editor = create()
  await show(editor, chain('a'), origin)
  const { id } = editor.library.state.getState()
  await show(editor, chain('a'), origin)
  expect(editor.library.state.getState().id).toBe(id)
  await leave(editor)
  await show(editor, chain('a'), origin)
  expect(editor.library.state.getState().id).toBe(id)
  expect(isDirty(editor.document.getState())).toBe(false)
  expect(await titles(editor)).toEqual(['Chain'])
})

test('another file with the same content is another document', async () => {
  const editor = create()
  await show(editor, chain('a'), atPath('/a.json'))
  await show(editor, chain('a'), atPath('/b.json'))
  expect(await titles(editor)).toEqual(['Chain', 'Chain'])
})

test.each([
  ['mine', 'Mine', ['Mine']],
  ['file', 'Chain', ['Chain', 'Mine']],
  ['cancel', '', ['Mine']],
] as const)('where the library has gone on, it asks: %s', async (answer, shown, there) => {
  const editor = create()
  const asked = answering(editor, answer)
  await show(editor, chain('a'), atPath('/a.json'))
  editor.document.apply(setTitle('Mine'))
  await leave(editor)
  const before = shownTitle(editor)
  await show(editor, chain('a'), atPath('/a.json'))
  expect(asked).toEqual([false])
  expect(shownTitle(editor)).toBe(shown || before)
  expect(await titles(editor)).toEqual(there)
  expect(isDirty(editor.document.getState())).toBe(answer === 'mine')
})

test('where only the file has gone on, it becomes the document, which can be undone', async () => {
  const editor = create()
  const asked = answering(editor, 'cancel')
  await show(editor, chain('a'), atPath('/a.json'))
  const { id } = editor.library.state.getState()
  await leave(editor)
  await show(editor, { ...chain('a', 'b'), title: 'Theirs' }, atPath('/a.json'))
  expect(asked).toEqual([])
  expect(editor.library.state.getState().id).toBe(id)
  expect(await titles(editor)).toEqual(['Theirs'])
  expect(isDirty(editor.document.getState())).toBe(false)
  editor.document.undo()
  expect(shownTitle(editor)).toBe('Chain')
})

test('where both have gone on, it asks, and the file opens beside', async () => {
  const editor = create()
  const asked = answering(editor, 'file')
  await show(editor, chain('a'), atPath('/a.json'))
  editor.document.apply(setTitle('Mine'))
  await leave(editor)
  await show(editor, { ...chain('a'), title: 'Theirs' }, atPath('/a.json'))
  expect(asked).toEqual([true])
  expect(await titles(editor)).toEqual(['Mine', 'Theirs'])
  // That is now the document of the file.
  await leave(editor)
  await show(editor, { ...chain('a'), title: 'Theirs' }, atPath('/a.json'))
  expect(asked).toEqual([true])
  expect(await titles(editor)).toEqual(['Mine', 'Theirs'])
})

test('a file that brings pictures which the library does not have is not passed over', async () => {
  const sha = 'a'.repeat(64)
  const picture = { name: 'cat.jpg', mime: 'image/jpeg', bytes: 3 }
  const graph = chain('a')
  const [first] = graph.nodes
  const using = { ...graph, nodes: first ? [{ ...first, params: { file: { asset: sha } } }] : [] }
  const without = { ...using, assets: { [sha]: picture } }
  const editor = create()
  await show(editor, without, atPath('/a.json'))
  await leave(editor)
  await show(editor, { ...using, assets: { [sha]: { ...picture, data: 'YWJj' } } }, atPath('/a.json'))
  expect(editor.document.getState().document.assets[sha]?.data).toBe('YWJj')
  await leave(editor)
  // One that lacks them does not take them away.
  await show(editor, without, atPath('/a.json'))
  expect(editor.document.getState().document.assets[sha]?.data).toBe('YWJj')
  expect(await titles(editor)).toEqual(['Chain'])
})
