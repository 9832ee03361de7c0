// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises'
import { act, cleanup, fireEvent, render, within } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EditorView } from '../../src/editor/EditorView'
import type { Editor } from '../../src/editor/editor'
import { setParam } from '../../src/editor/store/edits'
import { renders } from '../bench/canvas-renders'
import { catalog, openEditor } from './support/open-editor'

// React looks for the tools that it tells of renders when it is loaded.
await vi.hoisted(async () => (await import('../bench/canvas-renders')).countRenders())

let editor: Editor

beforeEach(async () => {
  editor = openEditor(await readFile('graphs/gatys.json', 'utf8'))
  render(<EditorView editor={editor} />)
})
afterEach(cleanup)

function nodeElement(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-node-id="${id}"]`)
  if (!found) throw new Error(`There is no node ${id}.`)
  return found
}

test('typing in a param renders that node only', () => {
  // By its label: React Flow hides what it cannot measure here.
  const field = within(nodeElement('optimize')).getByLabelText('Iterations, value')
  const rendered = (work: () => void) => {
    window.renders?.reset()
    act(work)
    return renders().nodes
  }
  expect(rendered(() => fireEvent.change(field, { target: { value: '12' } }))).toEqual(['optimize'])
  expect(rendered(() => fireEvent.change(field, { target: { value: '123' } }))).toEqual(['optimize'])
  expect(rendered(() => fireEvent.keyDown(field, { key: 'Enter' }))).toEqual(['optimize'])
  // A twentieth more: the scale is logarithmic.
  expect(rendered(() => fireEvent.keyDown(field, { key: 'ArrowUp' }))).toEqual(['optimize'])
  expect(
    editor.document.getState().document.nodes.find(({ id }) => id === 'optimize')?.params.iterations,
  ).toBe(129)
})

test('whatever number changes, no other node renders', () => {
  const numbers = editor.document
    .getState()
    .document.nodes.flatMap(({ id, type }) =>
      Object.entries(catalog.nodes[type]?.params ?? {}).flatMap(([param, spec]) =>
        spec.kind === 'number' || spec.kind === 'integer' ? [{ id, param, spec }] : [],
      ),
    )
  expect(numbers.length).toBeGreaterThan(4)
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.double({ min: 0, max: 1, noNaN: true }), (chosen, part) => {
      const { id, param, spec } = chosen
      const raw = spec.min + (spec.max - spec.min) * part
      window.renders?.reset()
      act(() => {
        editor.document.apply(setParam(id, param, spec.kind === 'integer' ? Math.round(raw) : raw))
      })
      expect(renders().nodes.filter((other) => other !== id)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
