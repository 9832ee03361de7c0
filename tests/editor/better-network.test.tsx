// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { networkEntry } from '../../models'
import { groupSelection } from '../../src/core/group-selection'
import { serializeDocument } from '../../src/core/serialize'
import { countLite, withBetterNetwork } from '../../src/editor/better/networks'
import { betterWords } from '../../src/editor/better/words'
import { type Editor, EditorContext } from '../../src/editor/editor'
import type { EngineStatus } from '../../src/editor/engine'
// It is loaded later in the product; here not while a test waits for it.
import '../../src/editor/offers/Offers'
import { OpenOffers } from '../../src/editor/shell/panels'
import { createDocumentStore } from '../../src/editor/store/document'
import { setParam } from '../../src/editor/store/edits'
import { catalog, openEditor } from './support/open-editor'

const example = (name: string) => readFileSync(`graphs/${name}.json`, 'utf8')

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const card: EngineStatus = {
  state: 'ready',
  request: 'auto',
  backend: { name: 'webgpu', label: 'WebGPU, a card', reason: '', tried: [] },
}

function show(name: string, status: EngineStatus = card): Editor {
  const editor = openEditor(example(name))
  render(
    <I18nextProvider i18n={editor.i18n}>
      <EditorContext value={editor}>
        <OpenOffers />
      </EditorContext>
    </I18nextProvider>,
  )
  act(() => editor.ui.set({ engine: status }))
  return editor
}

const offer = () => screen.findByText('VGG-19: better strokes.')
const gone = () => waitFor(() => expect(screen.queryByText('VGG-19: better strokes.')).toBeNull())
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))
const lite = (editor: Editor) => countLite(editor.document.getState().document, catalog)

test('the offer, once taken, changes every network in one step that can be undone, and is remembered', async () => {
  const editor = show('gatys')
  await offer()
  const before = serializeDocument(editor.document.getState().document)
  expect(lite(editor)).toBe(2)
  fireEvent.click(screen.getByRole('button', { name: 'Use VGG-19' }))
  expect(lite(editor)).toBe(0)
  expect(editor.ui.getState().notice?.text).toBe('2 nodes now use VGG-19, which is loaded with the next run.')
  await gone()
  act(() => editor.document.undo())
  expect(serializeDocument(editor.document.getState().document)).toBe(before)
  expect(openEditor(example('gatys')).ui.getState().better).toBe('yes')
})

test('whoever has said yes gets examples with it, which is said and can be taken back', async () => {
  localStorage.setItem('gramarye.vgg19', 'yes')
  const editor = show('gatys')
  await settled()
  // A graph of one's own stays as it is.
  expect(lite(editor)).toBe(2)
  act(() => editor.ui.set({ example: editor.document.getState().generation }))
  await waitFor(() => expect(lite(editor)).toBe(0))
  expect(editor.ui.getState().notice?.text).toBe('This example uses VGG-19, as you chose.')
  act(() => editor.ui.getState().notice?.action?.run())
  expect(lite(editor)).toBe(2)
  await settled()
  expect(lite(editor)).toBe(2)
})

test('whoever declines is not asked again', async () => {
  const editor = show('gatys')
  await offer()
  fireEvent.click(screen.getByRole('button', { name: 'No, thanks' }))
  await gone()
  expect(lite(editor)).toBe(2)
  expect(openEditor(example('gatys')).ui.getState().better).toBe('no')
})

test('put away, it is offered again at the next visit only', async () => {
  const editor = show('gatys')
  await offer()
  fireEvent.click(screen.getByRole('button', { name: 'Hide this message' }))
  await gone()
  expect(lite(editor)).toBe(2)
  cleanup()
  show('gatys')
  await offer()
})

test('offline it says so', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  show('gatys')
  await offer()
  expect(screen.getByText(/You are offline/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Use VGG-19' })).toHaveProperty('disabled', true)
  online.mockReturnValue(true)
  act(() => void dispatchEvent(new Event('online')))
  expect(screen.getByText(/up to 21 MB/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Use VGG-19' })).toHaveProperty('disabled', false)
})

test.each<readonly [string, string, EngineStatus]>([
  ['without a graphics card', 'gatys', { ...card, backend: { ...card.backend, name: 'wasm' } }],
  ['where a program pretends to be one', 'gatys', { ...card, backend: { ...card.backend, software: true } }],
  ['before the engine is there', 'gatys', { state: 'starting', request: 'auto' }],
  ['where AdaIN paints, which has a decoder of its own', 'adain', card],
])('nothing is offered %s', async (_, name, status) => {
  show(name, status)
  await settled()
  expect(document.body.textContent).toBe('')
})

test('inside groups the networks change as well, and weights of another network are left', () => {
  const { document } = openEditor(example('gatys')).document.getState()
  const chosen = { nodes: new Set(['style-features']), frames: new Set<string>(), notes: new Set<string>() }
  const made = groupSelection(document, catalog, document, chosen, { id: 'inner', title: 'Inner' })
  if (!made) throw new Error('Not to be grouped.')
  const store = createDocumentStore({ ...document, ...made.body, groups: [made.group] })
  store.apply(setParam('content-features', 'weights', { asset: 'a'.repeat(64) }))
  store.apply(withBetterNetwork(store.getState().document, catalog))
  const { nodes, groups } = store.getState().document
  expect(groups?.[0]?.nodes[0]?.params.network).toBe('vgg19')
  const { params } = nodes.find(({ id }) => id === 'content-features') ?? {}
  expect(params).toMatchObject({ network: 'vgg19', weights: null })
  expect(countLite(store.getState().document, catalog)).toBe(0)
})

test('what is decoded keeps the network that its decoder knows', () => {
  const { document } = openEditor(example('gatys')).document.getState()
  const decode = catalog.nodes['stylize/decode']
  const decoder = {
    id: 'decoder',
    type: 'stylize/decode',
    version: decode?.version ?? 1,
    position: { x: 0, y: 0 },
    params: {},
  }
  const decoded = {
    ...document,
    nodes: [...document.nodes, decoder],
    edges: [
      ...document.edges,
      { from: { node: 'style-features', port: 'features' }, to: { node: 'decoder', port: 'features' } },
    ],
  }
  expect(countLite(decoded, catalog)).toBe(1)
  const store = createDocumentStore(decoded)
  store.apply(withBetterNetwork(decoded, catalog))
  const network = (id: string) =>
    store.getState().document.nodes.find((node) => node.id === id)?.params.network
  expect(network('content-features')).toBe('vgg19')
  expect(network('style-features')).not.toBe('vgg19')
})

test('says the truth about the download', () => {
  const { files, baseUrl } = networkEntry('vgg19')
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  for (const language of ['en', 'zh']) {
    const { costs } = betterWords(language)
    expect(costs).toContain(`${Math.ceil(bytes / 1e6)} MB`)
    expect(costs).toContain(new URL(baseUrl ?? '').host)
  }
})
