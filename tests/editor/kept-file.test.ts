// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { serializeDocument } from '../../src/core/serialize'
import { accepts } from '../../src/editor/actions/assets'
import { keepInGraph } from '../../src/editor/actions/kept-file'
import type { EditorCore } from '../../src/editor/editor-core'
import { chain } from './documents'
import { openEditor } from './support/open-editor'

function create(content: Blob | undefined) {
  const opened = openEditor(serializeDocument(chain()))
  const editor: EditorCore = { ...opened, engine: { ...opened.engine, file: async () => content } }
  const added = () => editor.document.getState().graph.nodes
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
