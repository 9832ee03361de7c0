// @vitest-environment happy-dom
import { createInstance } from 'i18next'
import { afterEach, expect, test, vi } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { graphLink } from '../../src/core/graph-link'
import { most } from '../../src/core/limits'
import { parseDocument } from '../../src/core/parse'
import { copyText, cutText, duplicate, paste, pasteFromMenu } from '../../src/editor/actions/clipboard'
import type { EditorCore } from '../../src/editor/editor-core'
import { en } from '../../src/editor/i18n/en'
import { createDocumentStore } from '../../src/editor/store/document'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import { catalog, chain, node } from './documents'
import { noLibrary } from './no-library'

afterEach(() => void vi.unstubAllGlobals())

const nowhere = () => Promise.reject(new Error('The clipboard does not need this.'))

const engineParts: Omit<EditorCore['engine'], 'open'> = {
  catalog,
  status: { state: 'starting', request: 'auto' },
  run: nowhere,
  cancel: () => {},
  plan: nowhere,
  preview: nowhere,
  png: nowhere,
  file: nowhere,
  look: nowhere,
  sample: nowhere,
  histogram: nowhere,
  checkpoint: async () => undefined,
  forgetCheckpoints: async () => undefined,
  thumbnail: nowhere,
  keepFiles: nowhere,
  hasFile: nowhere,
  restart: () => {},
  subscribe: () => () => {},
  watch: () => () => {},
  watchFaults: () => () => {},
}

/** An editor whose engine brings every node it reads to version 2. */
function create(graph: GraphDocument) {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const document = createDocumentStore(graph)
  const opened: string[] = []
  const editor: EditorCore = {
    engine: {
      ...engineParts,
      async open(text) {
        opened.push(text)
        const read = parseDocument(text)
        if (!read.ok) return read
        const nodes = read.document.nodes.map((one) => ({ ...one, version: 2, params: { upgraded: true } }))
        return { ok: true, document: { ...read.document, nodes }, changes: [], upgrades: [], problems: [] }
      },
    },
    catalog: () => catalog,
    i18n,
    examples: [],
    library: noLibrary(),
    document,
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: engineParts.status, paletteOpen: false }),
    view: { current: null },
  }
  const ids = () => document.getState().graph.nodes.map(({ id }) => id)
  return { editor, document, ids, opened, notice: () => editor.ui.getState().notice?.text }
}

const here = { at: { x: 0, y: 0 }, wired: false }

test('where the browser lets no page read the clipboard, what this page copied is pasted', async () => {
  vi.stubGlobal('navigator', {})
  const { editor, document, ids, notice } = create(chain('a', 'b'))
  await pasteFromMenu(editor, false)
  expect(notice()).toMatch(/^The browser does not let this page read the clipboard/)
  document.select({ nodes: new Set(['a', 'b']) })
  copyText(editor)
  await pasteFromMenu(editor, false)
  expect(ids()).toEqual(['a', 'b', 'a-2', 'b-2'])
  expect(document.getState().graph.edges).toHaveLength(2)
  expect([...document.getState().selection.nodes]).toEqual(['a-2', 'b-2'])
})

test('pasting again at the same place puts it beside the first; elsewhere, there', async () => {
  const { editor, document } = create(chain('a'))
  document.select({ nodes: new Set(['a']) })
  const text = copyText(editor) ?? ''
  const place = async (at: { x: number; y: number }) => {
    await paste(editor, { text, files: [] }, { at, wired: false })
    return document.getState().graph.nodes.at(-1)?.position ?? { x: 0, y: 0 }
  }
  const first = await place({ x: 500, y: 500 })
  const second = await place({ x: 500, y: 500 })
  expect([second.x - first.x, second.y - first.y]).toEqual([40, 40])
  const third = await place({ x: 700, y: 500 })
  expect([third.x - first.x, third.y - first.y]).toEqual([200, 0])
})

test('a pasted link opens the graph that it carries, and says when it is broken', async () => {
  const { editor, document, ids } = create(chain('a'))
  const link = `https://example.org/${await graphLink(JSON.stringify(chain('x', 'y')))}`
  await paste(editor, { text: `${link.slice(0, -9)}\n`, files: [] }, here)
  expect(editor.ui.getState().sheet).toMatchObject({ broken: { problems: [{ code: 'link-damaged' }] } })
  expect(ids()).toEqual(['a'])
  await paste(editor, { text: `${link}\n`, files: [] }, here)
  expect(ids()).toEqual(['x', 'y'])
  expect(document.getState().history.past).toEqual([])
})

test('cut takes with one step what it copied', async () => {
  const { editor, document, ids } = create(chain('a', 'b', 'c'))
  document.select({ nodes: new Set(['b']) })
  const text = cutText(editor) ?? ''
  expect(ids()).toEqual(['a', 'c'])
  expect(document.getState().history.past.map(({ name }) => name)).toEqual(['cut'])
  await paste(editor, { text, files: [] }, { ...here, wired: true })
  expect(ids()).toEqual(['a', 'c', 'b'])
  expect(document.getState().graph.edges.map(({ from, to }) => from.node + to.node)).toEqual(['ab'])
})

test('with nothing selected there is nothing to copy, cut or duplicate', () => {
  const { editor, document } = create(chain('a'))
  expect(copyText(editor)).toBeUndefined()
  expect(cutText(editor)).toBeUndefined()
  duplicate(editor, true)
  expect(document.getState().history.past).toEqual([])
})

test('nodes of an older version are brought up to date on the way', async () => {
  const { editor, document, opened } = create(chain('a'))
  const newer = { ...catalog, nodes: { 'test/node': { ...catalog.nodes['test/node'], version: 2 } } }
  const old = JSON.stringify({ ...chain('x'), format: 'gramarye-fragment' })
  await paste(editor, { text: old, files: [] }, here)
  expect(opened).toEqual([])
  Object.assign(editor, { engine: { ...editor.engine, catalog: newer } })
  await paste(editor, { text: old, files: [] }, here)
  expect(opened).toHaveLength(1)
  expect(document.getState().graph.nodes.at(-1)).toMatchObject({ version: 2, params: { upgraded: true } })
})

test('more than a file can hold is refused in words', () => {
  const nodes = Array.from({ length: most.nodes }, (_, index) => node(`n${index}`))
  const { editor, document, notice } = create({ ...chain(), nodes })
  document.select({ nodes: new Set(['n0']) })
  duplicate(editor, false)
  expect(notice()).toBe('There is no room for that many: a graph file holds at most 10000 nodes.')
  expect(document.getState().history.past).toEqual([])
})
