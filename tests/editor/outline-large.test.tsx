// @vitest-environment happy-dom
import { act, cleanup, fireEvent, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Editor } from '../../src/editor/editor'
import { renders } from '../bench/canvas-renders'
import { largeGraph } from '../bench/large-graph'
import { openEditor } from './support/open-editor'
import { entry, head, showOutline } from './support/outline'

// React looks for the tools that it tells of renders when it is loaded.
await vi.hoisted(async () => (await import('../bench/canvas-renders')).countRenders())

let editor: Editor

beforeEach(async () => {
  editor = openEditor(await largeGraph('.'))
  await showOutline(editor)
})
afterEach(cleanup)

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
