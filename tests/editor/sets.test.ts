// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { naturalOrder } from '../../src/core/natural-order'
import type { FilesParam } from '../../src/core/param'
import { dropFiles } from '../../src/editor/actions/files'
import { pastePictures } from '../../src/editor/actions/pictures'
import type { Editor } from '../../src/editor/editor'
import { addFiles } from '../../src/editor/sets/add-files'
import { chosenFolder, namedOnes, ofFolder } from '../../src/editor/sets/given'
import { addNode } from '../../src/editor/store/edits'
import { openEditor } from './support/open-editor'

const spec: FilesParam = {
  kind: 'files',
  label: 'Pictures',
  doc: '',
  default: [],
  accept: ['image/png'],
  maxBytes: 50,
  maxFiles: 6,
  maxBytesInAll: 100,
}
const png = (name: string, content = name, type = 'image/png') => new File([content], name, { type })

let editor: Editor
let said: string[] = []
beforeEach(() => {
  editor = openEditor(readFileSync('graphs/adain.json', 'utf8'))
  said = []
  // What is drawn is a picture unless its content says otherwise.
  Object.assign(editor.engine, {
    async thumbnail(file: Blob) {
      if ((await file.text()).includes('bad')) throw new Error('It is damaged.')
      return { kind: 'picture', width: 1, height: 1, bitmap: { close: () => {} } }
    },
  })
  const { notify } = editor.ui
  editor.ui.notify = (tone, text, ...more) => {
    said.push(text)
    notify(tone, text, ...more)
  }
  editor.document.apply(
    addNode({ id: 'set', type: 'set/load', version: 1, position: { x: 0, y: 0 }, params: {} }),
  )
})

const add = (...files: readonly File[]) =>
  addFiles(editor, { node: 'set', scope: [], param: 'files', spec }, namedOnes(files))

function assets() {
  const { document } = editor.document.getState()
  const files = document.nodes.find(({ id }) => id === 'set')?.params.files
  if (!Array.isArray(files)) return []
  return files.map(({ asset }: { asset: string }) => document.assets[asset])
}
const names = () => assets().map((asset) => asset?.name)

describe('a set', () => {
  test('holds its files in the order of their names, however they came, each once', async () => {
    await add(png('10.png'), png('2.png'))
    await add(png('1.png'), png('again.png', '2.png'))
    expect(names()).toEqual(['1.png', '2.png', '10.png'])
    expect(said.at(-1)).toBe('1.png was added to Load images. Already in it: 1.')
    editor.document.undo()
    expect(names()).toEqual(['2.png', '10.png'])
  })

  test('leaves out what is bad, too large or of another kind, names it, and keeps the rest', async () => {
    await add(png('a.png'))
    await add(
      png('b.png', 'bad'),
      png('c.png', 'x'.repeat(51)),
      png('d.gif', 'd', 'image/gif'),
      png('e.png', 'bad too'),
      png('f.png'),
    )
    expect(names()).toEqual(['a.png', 'f.png'])
    const [last = ''] = said.slice(-1)
    expect(last).toContain('f.png was added to Load images.')
    expect(last).toContain('b.png: It is damaged.')
    expect(last).toContain('c.png has 51 B; at most 50 B can be used here.')
    expect(last).toContain('d.gif is not one of: image/png.')
    expect(last).toContain('Left out for such reasons as well: 1.')
  })

  test('takes the first of more than fits, by number and by bytes', async () => {
    await add(...Array.from({ length: 9 }, (_, index) => png(`${index}.png`)))
    expect(names()).toEqual(['0.png', '1.png', '2.png', '3.png', '4.png', '5.png'])
    expect(said.at(-1)).toContain('A set has at most 6 pictures; left out: 3.')
    editor.document.undo()
    await add(
      png('a.png', 'a'.repeat(45)),
      png('b.png', 'b'.repeat(45)),
      png('c.png', 'c'.repeat(45)),
      png('d.png'),
    )
    expect(names()).toEqual(['a.png', 'b.png', 'd.png'])
    expect(said.at(-1)).toContain('Together they would have more than 100 B; left out: 1.')
  })

  test('is within its limits and in order whatever is added to it, also at once', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[ab1-3]{1,3}\.png$/),
      content: fc.stringMatching(/^(bad|[xy]{1,60})$/),
    })
    const batches = fc.array(fc.array(file, { maxLength: 6 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        await Promise.all(given.map((batch) => add(...batch.map(({ name, content }) => png(name, content)))))
        const found = assets()
        expect(found.length).toBeLessThanOrEqual(6)
        expect(found.reduce((sum, asset) => sum + (asset?.bytes ?? 0), 0)).toBeLessThanOrEqual(100)
        expect(new Set(found).size).toBe(found.length)
        expect(names()).toEqual([...names()].sort((a, b) => naturalOrder(a ?? '', b ?? '')))
        for (let undo = 0; undo < 4 && names().length > 0; undo++) editor.document.undo()
        expect(names()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('that named a file the graph did not carry has it again when it is given again', async () => {
    await add(png('a.png'))
    const { document } = editor.document.getState()
    const [sha256 = ''] = Object.entries(document.assets).flatMap(([key, { name }]) =>
      name === 'a.png' ? [key] : [],
    )
    const { data: _, ...bare } = document.assets[sha256] ?? { name: '', mime: '', bytes: 0 }
    editor.document.open({ ...document, assets: { ...document.assets, [sha256]: bare } })
    expect(assets()[0]?.data).toBeUndefined()
    await add(png('a.png'))
    expect(names()).toEqual(['a.png'])
    expect(assets()[0]?.data).toBeDefined()
  })

  test('of a group keeps what its inside shows when more is added', async () => {
    editor = openEditor(readFileSync('tests/fixtures/sets-v1.json', 'utf8'))
    Object.assign(editor.engine, {
      thumbnail: async () => ({ kind: 'picture', width: 1, height: 1, bitmap: { close: () => {} } }),
    })
    editor.document.apply({
      name: 'set-param',
      change: (body) => {
        for (const node of body.nodes) if (node.id === 'grouped') node.params = {}
      },
    })
    const shown = editor.catalog().nodes['group/set']?.params.pictures
    if (shown?.kind !== 'files') throw new Error('The group shows no files.')
    const place = { node: 'grouped', scope: [], param: 'pictures', spec: shown }
    await addFiles(editor, place, namedOnes([png('photo-0.png')]))
    const { document } = editor.document.getState()
    const files = document.nodes.find(({ id }) => id === 'grouped')?.params.pictures
    const hashes = Array.isArray(files) ? files.map(({ asset }: { asset: string }) => asset) : []
    expect(hashes.map((asset) => document.assets[asset]?.name)).toEqual(['photo-0.png', 'photo-1.png'])
  })

  test('that was left for another graph meanwhile changes nothing there', async () => {
    const { document } = editor.document.getState()
    const adding = add(png('a.png'))
    editor.document.open({ ...document, title: 'Another' })
    await adding
    expect(names()).toEqual([])
  })
})

test('pictures that are pasted go into the set that is selected', async () => {
  editor.document.select({ nodes: new Set(['set']) })
  const before = editor.document.getState().graph.nodes.length
  await pastePictures(editor, [png('b.png'), png('a.png')], { x: 0, y: 0 })
  expect(names()).toEqual(['a.png', 'b.png'])
  expect(editor.document.getState().graph.nodes).toHaveLength(before)
})

test('pictures dropped on a set go into it, several at once as well; elsewhere they become nodes', async () => {
  const before = editor.document.getState().graph.nodes.length
  await dropFiles(editor, [png('b.png'), png('a.png')], { x: 0, y: 0 }, 'set')
  expect(names()).toEqual(['a.png', 'b.png'])
  await dropFiles(editor, [png('c.png')], { x: 0, y: 0 }, 'set')
  expect(names()).toEqual(['a.png', 'b.png', 'c.png'])
  expect(editor.document.getState().graph.nodes).toHaveLength(before)
  await dropFiles(editor, [png('d.png'), png('e.png')], { x: 0, y: 0 })
  expect(
    editor.document
      .getState()
      .graph.nodes.slice(before)
      .map(({ type }) => type),
  ).toEqual(['image/load', 'image/load'])
})

test('of a folder all pictures are taken, with where they lie, and nothing that is hidden', () => {
  const inFolder = (path: string, type = 'image/png') =>
    Object.assign(png(path.split('/').at(-1) ?? '', path, type), { webkitRelativePath: path })
  const files = [
    inFolder('set/b.png'),
    inFolder('set/deep/a.png'),
    inFolder('set/.hidden/c.png'),
    inFolder('set/.DS_Store', ''),
    inFolder('set/notes.txt', 'text/plain'),
  ]
  const { given, others } = ofFolder(chosenFolder(files), spec)
  expect(given.map(({ name }) => name)).toEqual(['b.png', 'deep/a.png'])
  expect(others).toBe(1)
})
