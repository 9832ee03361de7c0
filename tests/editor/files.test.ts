// @vitest-environment happy-dom
import { createInstance } from 'i18next'
import { afterEach, expect, test, vi } from 'vitest'
import type { Catalog } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { MAX_TEXT_LENGTH } from '../../src/core/limits'
import { parseDocument } from '../../src/core/parse'
import { serializeDocument } from '../../src/core/serialize'
import { dropFiles } from '../../src/editor/actions/files'
import { saveGraph } from '../../src/editor/actions/save'
import type { EditorCore } from '../../src/editor/editor-core'
import { en } from '../../src/editor/i18n/en'
import { makePicture } from '../../src/editor/share/make'
import { createDocumentStore } from '../../src/editor/store/document'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import { catalog, chain, node } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

afterEach(() => void vi.restoreAllMocks())

const pictures: Catalog = {
  ...catalog,
  nodes: {
    ...catalog.nodes,
    'test/load': {
      type: 'test/load',
      version: 1,
      title: 'Load',
      category: 'Test',
      doc: '',
      inputs: {},
      params: {
        file: {
          kind: 'file',
          label: 'Picture',
          doc: '',
          default: null,
          accept: ['image/png', 'image/jpeg'],
          maxBytes: 5,
        },
      },
      outputs: {},
    },
  },
}

function create(graph: GraphDocument) {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const document = createDocumentStore(graph)
  const engine: EditorCore['engine'] = {
    ...idleEngine(pictures),
    async open(text) {
      const read = parseDocument(text)
      return read.ok ? { ...read, changes: [], upgrades: [], problems: [] } : read
    },
  }
  const editor: EditorCore = {
    engine,
    catalog: () => pictures,
    i18n,
    examples: [],
    library: noLibrary(document),
    document,
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: engine.status, paletteOpen: false }),
    view: { current: null },
  }
  const notice = () => editor.ui.getState().notice
  return { editor, document, notice, titles: () => document.getState().graph.nodes.map(({ type }) => type) }
}

const at = { x: 0, y: 0 }
const png = (name: string, content = 'abc') => new File([content], name, { type: 'image/png' })
const gif = new File(['GIF89a'], 'cat.gif', { type: 'image/gif' })
const heic = new File(['ftypheic'], 'IMG_1.HEIC', { type: 'image/heic' })

test('a picture of a kind that is not read says which kinds are', async () => {
  const { editor, notice } = create(chain())
  await dropFiles(editor, [png('a.png'), heic], at)
  expect(notice()?.text).toContain('IMG_1.HEIC is a kind of picture that Gramarye does not read.')
  expect(notice()?.text).toContain('PNG, JPEG')
})

test('of several pictures, those that could not be taken are named beside those that were', async () => {
  const { editor, notice, titles } = create(chain())
  await dropFiles(editor, [png('a.png'), gif, png('huge.png', '123456'), png('b.png', 'b')], at)
  expect(titles()).toEqual(['test/load', 'test/load'])
  expect(notice()?.tone).toBe('error')
  expect(notice()?.text).toMatch(/^Added 2 pictures\. cat\.gif .+ huge\.png has/)
  await dropFiles(editor, [png('a.png'), png('b.png', 'b')], at)
  expect(notice()).toMatchObject({ tone: 'info', text: 'Added 2 pictures.' })
})

test('a graph among several files is opened, and the others are not passed over in silence', async () => {
  const { editor, document, notice } = create(chain())
  const graph = (title: string) =>
    new File([serializeDocument({ ...chain('a'), title })], `${title}.json`, { type: 'application/json' })
  await dropFiles(editor, [graph('first'), graph('second'), png('a.png')], at)
  expect(document.getState().document.title).toBe('first')
  expect(notice()?.text).toBe('Opened only first.json: 2 other files were left out. Drop them by themselves.')
})

test('a graph whose pictures make it too large to be opened again is not saved as if all were well', async () => {
  const sha = 'a'.repeat(64)
  const data = 'A'.repeat(MAX_TEXT_LENGTH)
  const large: GraphDocument = {
    ...chain(),
    nodes: [node('load', { type: 'test/load', params: { file: { asset: sha } } })],
    assets: { [sha]: { name: 'a.png', mime: 'image/png', bytes: (data.length / 4) * 3, data } },
  }
  const { editor, notice } = create(large)
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:it')
  await saveGraph(editor)
  expect(click).not.toHaveBeenCalled()
  expect(notice()?.tone).toBe('error')
  expect(notice()?.text).toContain('was not saved: with its pictures it would have 67 MB')
  const made = await makePicture(new Blob(), large, new Set([sha]))
  expect(made).toEqual({ tooLarge: expect.any(Number) })
})
