// @vitest-environment happy-dom
import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { accepts } from '../../src/editor/actions/assets'
import { keepInGraph } from '../../src/editor/actions/kept-file'
import type { EditorCore } from '../../src/editor/editor-core'
import { en } from '../../src/editor/i18n/en'
import { createDocumentStore } from '../../src/editor/store/document'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import { chain } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

const catalog = describeRegistry(createRegistry(nodes))

function create(content: Blob | undefined) {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const document = createDocumentStore(chain())
  const engine: EditorCore['engine'] = { ...idleEngine(catalog), file: async () => content }
  const editor: EditorCore = {
    engine,
    catalog: () => catalog,
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
  const added = () => document.getState().graph.nodes
  return { editor, added, notice: () => editor.ui.getState().notice?.text }
}

const saver = (role: string) => ({
  id: 's',
  type: `train/save-${role}`,
  version: 1,
  position: { x: 40, y: 50 },
  params: {},
})
const keep = (editor: EditorCore, role: string) =>
  keepInGraph(editor, saver(role), { node: 's', port: 'file' }, 'My net')

test.each(['generator', 'discriminator', 'network'])(
  'a %s is held by the node that loads one',
  async (role) => {
    const { editor, added, notice } = create(new Blob(['abc']))
    await keep(editor, role)
    const [node] = added()
    expect(node).toMatchObject({ type: `train/load-${role}`, position: { y: 50 } })
    const { assets } = editor.document.getState().document
    const [[asset, held] = []] = Object.entries(assets)
    expect(node?.params).toEqual({ file: { asset } })
    expect(held).toMatchObject({ name: 'My net.safetensors', bytes: 3, data: 'YWJj' })
    expect(notice()).toContain('which holds My net.safetensors')
  },
)

test('a file that is gone, or too large for a graph, adds nothing and says so', async () => {
  const gone = create(undefined)
  await keep(gone.editor, 'generator')
  expect(gone.notice()).toContain('Run the graph first')
  const large = create(new Blob([new Uint8Array(64 * 2 ** 20 + 1)]))
  await keep(large.editor, 'generator')
  expect(large.notice()).toMatch(/My net\.safetensors has/)
  expect([...gone.added(), ...large.added()]).toEqual([])
})

test('files are known by their endings where a type says so', () => {
  const spec = { accept: ['.safetensors', 'image/*'], maxBytes: 1 }
  expect(accepts(spec, { name: 'A.SafeTensors', type: '' })).toBe(true)
  expect(accepts(spec, { name: 'a.gif', type: 'image/gif' })).toBe(true)
  expect(accepts(spec, { name: 'safetensors.json', type: '' })).toBe(false)
})
