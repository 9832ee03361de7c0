import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { GraphDocument, GroupDefinition } from '../../src/core/document'
import { parseDocument } from '../../src/core/parse'
import { inChinese, subject } from '../../src/editor/gallery/in-chinese'
import { en } from '../../src/editor/i18n/en'
import { names, notes } from '../../src/editor/i18n/zh/examples'
import { readMarkdown } from '../../src/editor/note/read-markdown'

async function examples(): Promise<readonly GraphDocument[]> {
  const files = (await readdir('graphs')).filter((name) => name.endsWith('.json'))
  return Promise.all(
    files.map(async (name) => {
      const parsed = parseDocument(await readFile(`graphs/${name}`, 'utf8'))
      if (!parsed.ok) throw new Error(`${name} cannot be read.`)
      return parsed.document
    }),
  )
}

test('an example has one title, in its file and in the gallery', async () => {
  const titles = Object.values(en.examples).flatMap((one) => (typeof one === 'object' ? one.title : []))
  expect((await examples()).map(({ title }) => title).sort()).toEqual([...titles].sort())
})

test('everything that is written in the examples has its Chinese words, and no others are kept', async () => {
  const graphs = await examples()
  const inGroup = (group: GroupDefinition) => [group.nodes, group.inputs, group.outputs, group.params].flat()
  const labels = graphs.flatMap(({ nodes, frames, groups = [], app }) => [
    ...[...nodes, ...groups.flatMap(inGroup), ...(app?.params ?? []), ...(app?.outputs ?? [])].flatMap(
      ({ label }) => label ?? [],
    ),
    ...frames.map(({ title }) => title),
    ...groups.flatMap(({ title, doc = [] }) => [title, doc].flat()),
  ])
  expect(Object.keys(names).sort()).toEqual([...new Set(labels)].sort())
  const subjects = graphs.flatMap((graph) => graph.notes.map(({ text }) => subject(text)))
  expect(Object.keys(notes).sort()).toEqual([...new Set(subjects)].sort())
})

test('an example in Chinese computes the same', async () => {
  for (const graph of await examples()) {
    const chinese = inChinese(graph, '标题')
    expect(chinese.title).toBe('标题')
    const bare = ({ nodes, edges, assets }: GraphDocument) => ({
      nodes: nodes.map(({ label: _, ...node }) => node),
      edges,
      assets,
    })
    expect(bare(chinese)).toEqual(bare(graph))
    for (const note of chinese.notes) expect(note.text).toMatch(/\p{Script=Han}/u)
  }
})

test('what is emphasized in a note is, in both languages: no asterisk is left to be read', async () => {
  const graphs = (await examples()).flatMap((graph) => [graph, inChinese(graph, '标题')])
  const read = ({ text }: GraphDocument['notes'][number]) =>
    (readMarkdown(text) ?? [])
      .flatMap(({ children }) => children ?? [])
      .map(({ type, content }) => (type === 'text' ? content : ''))
      .join('')
  const left = graphs.flatMap(({ notes: written }) => written.map(read).filter((text) => text.includes('*')))
  expect(left).toEqual([])
})
