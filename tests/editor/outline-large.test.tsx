// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { parseDocument } from '../../src/core/parse'
import { createEditor } from '../../src/editor/create-editor'
import { EditorView } from '../../src/editor/EditorView'
import type { Editor } from '../../src/editor/editor'
import { createI18n } from '../../src/editor/i18n/setup'
import { renders } from '../bench/canvas-renders'
import { largeGraph } from '../bench/large-graph'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

// React looks for the tools that it tells of renders when it is loaded.
await vi.hoisted(async () => (await import('../bench/canvas-renders')).countRenders())

const catalog = describeRegistry(createRegistry(nodes))

/** Thumbnails that came late would render their nodes. */
const engine = { ...idleEngine(catalog), thumbnail: () => new Promise<never>(() => {}) }

let editor: Editor

beforeEach(async () => {
  const parsed = parseDocument(await largeGraph('.'))
  if (!parsed.ok) throw new Error('The graph cannot be read.')
  editor = createEditor({
    engine,
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  editor.document.open(parsed.document)
  editor.ui.set({ outlineOpen: true })
  render(<EditorView editor={editor} />)
  await screen.findByRole('main', { name: 'Outline' }, { timeout: 20_000 })
})
afterEach(cleanup)

function entry(key: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('[data-entry]')]
  const found = all.find(({ dataset }) => dataset.entry === key)
  if (!found) throw new Error(`There is no entry ${key}.`)
  return found
}

function head(key: string): HTMLElement {
  const found = entry(key).querySelector<HTMLElement>('[data-head]')
  if (!found) throw new Error(`${key} has no head.`)
  return found
}

function rendered(work: () => void): readonly string[] {
  window.renders?.reset()
  act(work)
  return renders().nodes
}

const graph = () => editor.document.getState().graph
test('of 300 entries a key renders those alone that it is about', () => {
  const heads = [...document.querySelectorAll<HTMLElement>('[data-head]')]
  expect(heads).toHaveLength(300)
  const [first, second, third] = heads.map(
    (one) => one.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? '',
  )
  if (!first || !second || !third) throw new Error('There are no entries.')
  act(() => head(first).focus())
  expect(rendered(() => fireEvent.keyDown(head(first), { key: 'ArrowDown' }))).toEqual([first, second])
  expect(rendered(() => fireEvent.keyDown(head(second), { key: 'ArrowDown', shiftKey: true }))).toEqual([
    second,
    third,
  ])

  const id = 'c7-g-content-size'
  expect(rendered(() => fireEvent.click(head(id)))).toEqual([id])
  const field = within(entry(id)).getByLabelText(/^Longest side, value/)
  expect(rendered(() => fireEvent.change(field, { target: { value: '200' } }))).toEqual([id])
  expect(rendered(() => fireEvent.keyDown(field, { key: 'Enter' }))).toEqual([id])
  expect(graph().nodes.find((node) => node.id === id)?.params.longestSide).toBe(200)
})
