// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument, type GraphNode } from '../../src/core/document'
import { defineNode } from '../../src/core/node'
import { slider } from '../../src/core/param'
import { parseDocument } from '../../src/core/parse'
import { upgradeNodes } from '../../src/core/upgrade'
import { readGraph } from '../../src/editor/actions/files'
import { showGraph } from '../../src/editor/actions/show-graph'
import { createEditor } from '../../src/editor/create-editor'
import { EditorContext } from '../../src/editor/editor'
import { createI18n } from '../../src/editor/i18n/setup'
import { brokenReport } from '../../src/editor/opening/broken'
import { readAnyFile } from '../../src/editor/opening/read-file'
import SummaryPanel from '../../src/editor/opening/SummaryPanel'
import { contentsOf, documentToShare } from '../../src/editor/share/contents'
import { definition } from '../core/definition'
import { emptyPng } from '../core/png'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

afterEach(cleanup)

const hash = 'ab'.repeat(32)
const blur = defineNode({
  type: 'test/blur',
  version: 3,
  title: 'Blur',
  category: '',
  doc: '',
  inputs: {},
  params: {
    radius: slider({ label: 'Radius', doc: '', default: 1, min: 0, max: 64 }),
    edge: slider({ label: 'Edge', doc: '', default: 0, min: 0, max: 1 }),
  },
  outputs: {},
  migrations: {
    2: ({ size = 1, ...rest }) => ({ ...rest, radius: size }),
    3: (params) => ({ ...params, edge: 0.5 }),
  },
  run: () => ({}),
})
const registry = createRegistry([...nodes, blur])

function node(id: string, more: Partial<GraphNode>): GraphNode {
  return { id, type: 'test/blur', version: 3, position: { x: 0, y: 0 }, params: {}, ...more }
}

function create() {
  const engine = idleEngine(describeRegistry(registry))
  const read: typeof engine.open = async (text) => {
    const parsed = parseDocument(text)
    return parsed.ok ? { ok: true, ...upgradeNodes(parsed.document, registry) } : parsed
  }
  return createEditor({
    engine: { ...engine, open: read },
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
}

async function opened(document: GraphDocument) {
  const editor = create()
  const graph = await readGraph(editor, JSON.stringify(document), 'file')
  if (!graph) throw new Error('It cannot be read.')
  await showGraph(editor, graph)
  const { summary } = editor.ui.getState()
  if (summary)
    render(
      <I18nextProvider i18n={editor.i18n}>
        <EditorContext value={editor}>
          <SummaryPanel summary={summary} />
        </EditorContext>
      </I18nextProvider>,
    )
  return editor
}

const texts = () => screen.getAllByRole('listitem').map((item) => item.textContent)

test('what a migration changed is told in words, and leads to the node', async () => {
  const editor = await opened({
    ...emptyDocument('old'),
    nodes: [node('a', { version: 1, params: { size: 4 } }), node('b', { version: 2, params: { radius: 2 } })],
  })
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('2 nodes were brought up to date')
  expect(texts()).toEqual([
    'Blurversion 1 to 3; “size” is now called “Radius”; “Edge” is new: 0.5',
    'Blurversion 2 to 3; “Edge” is new: 0.5',
  ])
  fireEvent.click(within(screen.getAllByRole('listitem')[1] ?? document.body).getByRole('button'))
  expect([...editor.document.getState().selection.nodes]).toEqual(['b'])
})

test('what is unknown, newer or missing is told, inside groups too', async () => {
  const picture = { name: 'cat.jpg', mime: 'image/jpeg', bytes: 9 }
  const editor = await opened({
    ...emptyDocument('later'),
    nodes: [
      node('new', { type: 'later/thing' }),
      node('load', { type: 'image/load', version: 1, params: { file: { asset: hash } } }),
      node('group', { type: 'group/g', version: 1 }),
    ],
    groups: [
      definition('g', { nodes: [node('inner', { version: 9 })] }),
      definition('unused', { nodes: [node('alone', { type: 'later/thing' })] }),
    ],
    assets: { [hash]: picture },
  })
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    '1 file is missing',
    '3 nodes are kept as they are and do not run',
  ])
  expect(texts()).toEqual([
    expect.stringContaining('“cat.jpg” is not inside the graph'),
    expect.stringMatching(/^later\/thing.*does not have/),
    expect.stringMatching(/^Blur.*newer Gramarye \(version 9/),
    expect.stringMatching(/^later\/thing \(in a group that is not used\)/),
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Blur' }))
  expect(editor.document.getState()).toMatchObject({
    scope: ['group'],
    selection: { nodes: new Set(['inner']) },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(editor.ui.getState().summary).toBeNull()
})

test('there is no summary where there is nothing to tell', async () => {
  const editor = await opened({ ...emptyDocument('t'), nodes: [node('a', {})] })
  expect(editor.ui.getState().summary).toBeNull()
})

test('a broken text changes nothing and is reported with its place', async () => {
  const editor = create()
  const before = editor.document.getState().document
  expect(await readGraph(editor, '{\n  "title": oops\n}', 'cut.json')).toBeUndefined()
  const { sheet } = editor.ui.getState()
  if (sheet?.kind !== 'broken') throw new Error('Nothing is told.')
  expect(sheet.broken).toMatchObject({
    name: 'cut.json',
    problems: [{ code: 'not-json', values: { line: 2, column: 12 } }],
    excerpt: { line: 2, text: '  "title": oops', at: 11 },
  })
  const report = brokenReport(editor, sheet.broken).split('\n')
  expect(report[2]?.[report[3]?.indexOf('^') ?? 0]).toBe('o')
  expect(editor.document.getState().document).toBe(before)
})

test('a PNG without a graph is a picture where it is dropped, and broken where a graph is opened', async () => {
  const editor = create()
  const file = new File([emptyPng()], 'photo.json', { type: 'application/json' })
  expect(await readAnyFile(editor, file, { x: 0, y: 0 })).toEqual({ kind: 'picture' })
  expect(await readAnyFile(editor, file)).toMatchObject({
    kind: 'broken',
    broken: { problems: [{ code: 'png-no-graph' }], picture: { file } },
  })
})

test('only the chosen files go along with what is shared; the others are named', () => {
  const other = 'cd'.repeat(32)
  const asset = { name: 'n', mime: 'image/png', bytes: 3, data: 'AAAA' }
  const graph = {
    ...emptyDocument('t'),
    nodes: [node('a', { params: { one: { asset: hash }, two: { asset: other } } })],
    assets: { [hash]: asset, [other]: asset, ['ef'.repeat(32)]: asset },
  }
  expect(contentsOf(graph).files.map(({ sha256 }) => sha256)).toEqual([hash, other])
  const { data: _, ...named } = asset
  expect(documentToShare(graph, new Set([other])).assets).toEqual({ [hash]: named, [other]: asset })
  expect(documentToShare(graph, new Set()).nodes).toBe(graph.nodes)
})
