// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises'
import { act, cleanup, fireEvent, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Editor } from '../../src/editor/editor'
import { addFrame } from '../../src/editor/store/furniture-edits'
import { openEditor } from './support/open-editor'
import { entry, head, showOutline } from './support/outline'

let editor: Editor

beforeEach(async () => {
  editor = openEditor(await readFile('graphs/gatys.json', 'utf8'))
  editor.document.apply(
    addFrame({
      id: 'f',
      title: 'Far',
      color: 'gray',
      position: { x: -9000, y: 0 },
      size: { width: 300, height: 200 },
    }),
  )
  await showOutline(editor)
})
afterEach(cleanup)

const graph = () => editor.document.getState().graph
const placeOf = (id: string) => graph().nodes.find((node) => node.id === id)?.position
const undo = () => act(() => editor.document.undo())

/** Types into a field of an entry, and holds it by Enter. */
function enter(within_: HTMLElement, label: string, value: string) {
  const field = within(within_).getByLabelText(`${label}, value`)
  fireEvent.change(field, { target: { value } })
  fireEvent.keyDown(field, { key: 'Enter' })
}

test('places, sizes and the points of wires are read and written as numbers, and undone', () => {
  const id = 'content-size'
  fireEvent.click(head(id))
  const before = placeOf(id)
  expect(entry(id).textContent).toContain(`Position ${before?.x}, ${before?.y}`)
  enter(entry(id), 'Left', '120')
  expect(placeOf(id)).toEqual({ x: 120, y: before?.y })
  undo()
  expect(placeOf(id)).toEqual(before)

  const wire = () => graph().edges.find(({ to }) => to.node === id)
  const line = entry(id).querySelector<HTMLElement>('[data-wire]')
  if (!line) throw new Error('The wire is not there.')
  expect(line.textContent).toContain('Points: 0')
  fireEvent.click(within(line).getByText('Add point'))
  expect(wire()?.points).toHaveLength(1)
  enter(line, 'Top', '-70')
  expect(wire()?.points?.[0]?.y).toBe(-70)
  expect(line.textContent).toContain('Points: 1')
  fireEvent.click(within(line).getByLabelText('Remove point 1'))
  expect(wire()?.points).toBeUndefined()
  undo()
  undo()
  undo()
  expect(wire()?.points).toBeUndefined()

  const frame = JSON.stringify(['frame', 'f'])
  fireEvent.click(head(frame))
  enter(entry(frame), 'Width', '400')
  enter(entry(frame), 'Left', '-8000')
  expect(graph().frames[0]).toMatchObject({ position: { x: -8000, y: 0 }, size: { width: 400, height: 200 } })
  enter(entry(frame), 'Height', '1')
  expect(graph().frames[0]?.size.height).toBe(200)
  undo()
  undo()
  expect(graph().frames[0]).toMatchObject({ position: { x: -9000, y: 0 }, size: { width: 300, height: 200 } })

  // What is pinned stays.
  act(() => {
    editor.document.select({ nodes: new Set([id]) })
    editor.commands['node.pin'].run()
  })
  expect(within(entry(id)).queryByLabelText('Left, value')).toBeNull()
})
