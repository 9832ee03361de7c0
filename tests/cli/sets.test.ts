import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalog } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import { unfoldWishes } from '../../src/cli/unfold-wishes'
import type { GraphDocument } from '../../src/core/document'
import { flatten } from '../../src/core/flatten'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gramarye-sets-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const canvas = { edges: [], frames: [], notes: [] }
const load = (id: string) => ({ id, type: 'set/load', version: 1, position: { x: 0, y: 0 }, params: {} })
const graph: GraphDocument = {
  format: 'gramarye-graph',
  version: 1,
  title: '',
  nodes: [load('set'), { ...load('grouped'), type: 'group/g' }],
  ...canvas,
  assets: {},
  groups: [
    {
      id: 'g',
      title: 'Inside',
      doc: '',
      nodes: [load('inner')],
      ...canvas,
      inputs: [],
      outputs: [],
      params: [{ key: 'pictures', node: 'inner', param: 'files' }],
    },
  ],
}

function write(path: string, content = path) {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), content)
}

/** What a node of many pictures is given: the names, in order. */
async function given(inputs: readonly (readonly [node: string, path: string])[], node = 'set') {
  const notes: string[] = []
  const flat = flatten(graph, catalog)
  if (!flat) throw new Error('The graph cannot be unfolded.')
  const wishes = unfoldWishes(graph, flat, {
    inputs: inputs.map(([id, path]) => ({ node: id, file: join(root, path) })),
    settings: [],
  })
  const { nodes, assets } = await applyOverrides(flat.document, flat.catalog, wishes, (note) =>
    notes.push(note),
  )
  const files = nodes.find(({ id }) => id === node)?.params.files
  if (!Array.isArray(files)) throw new Error('No files were given.')
  const names = files.map((file: { asset: string }) => assets[file.asset]?.name)
  return { names, notes: notes.map((note) => note.replace(root, '')) }
}

test('a folder gives all pictures in it by their names, numbers as numbers; the rest is left out and counted', async () => {
  for (const path of [
    '10.png',
    '2.png',
    'B.jpg',
    'a.JPEG',
    'deep/3.webp',
    'deep/er/1.png',
    'notes.txt',
    'Thumbs.db',
  ])
    write(path)
  write('.hidden/1.png')
  write('.DS_Store')
  symlinkSync(root, join(root, 'round'))
  symlinkSync(join(root, '2.png'), join(root, 'again.png'))
  const { names, notes } = await given([['set', '']])
  // The link has the content of 2.png, and counts once.
  const numbered = names.filter((name) => name !== '2.png' && name !== 'again.png')
  expect(names.length).toBe(6)
  expect(numbered).toEqual(['10.png', 'a.JPEG', 'B.jpg', 'deep/3.webp', 'deep/er/1.png'])
  expect(notes).toEqual(['--input set=: 2 other files were left out.'])
})

test('files named one by one make up one set, in the order of their names, with folders among them', async () => {
  for (const path of ['z/9.png', 'z/11.png', 'm.png', 'c.png']) write(path)
  const { names, notes } = await given([
    ['set', 'm.png'],
    ['set', 'z'],
    ['set', 'c.png'],
  ])
  expect(names).toEqual(['9.png', '11.png', 'c.png', 'm.png'])
  expect(notes).toEqual([])
})

test('a group that shows the setting takes a folder too', async () => {
  write('1.png')
  write('2.png')
  expect((await given([['grouped', '']], 'grouped/inner')).names).toEqual(['1.png', '2.png'])
})

test('what is no set is refused with what is wrong', async () => {
  const refused = (path: string) => expect(given([['set', path]])).rejects
  await refused('nowhere').toThrow(/there is no file .*nowhere/)
  write('texts/a.txt')
  await refused('texts').toThrow('the folder has no files of the kinds image/png, image/jpeg, image/webp.')
  write('empty/1.png', '')
  await refused('empty').toThrow(/1\.png is empty/)
  for (let index = 0; index < 501; index++) write(`many/${index}.png`)
  await refused('many').toThrow('the folder has 501 such files, and at most 500 fit.')
  write('one.png')
  const most = Array.from({ length: 501 }, () => ['set', 'one.png'] as const)
  await expect(given(most)).rejects.toThrow('there are 501 files, and at most 500 fit.')
  mkdirSync(join(root, 'large'))
  for (const name of ['1', '2', '3']) {
    write(`large/${name}.png`)
    truncateSync(join(root, `large/${name}.png`), 45_000_000)
  }
  await refused('large').toThrow('the files have more than 128.0 MB together')
})
