// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EditorView } from '../../src/editor/EditorView'
import type { Editor } from '../../src/editor/editor'
import { shieldInputMethods } from '../../src/editor/lib/input-method'
import { openEditor } from './support/open-editor'

const keys = ['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'Tab', ' ', 'Backspace', 'a']
/** As browsers say it in the midst of a composition, and as Safari does of the key that ended it. */
const ways = [{ isComposing: true }, { keyCode: 229 }]

let editor: Editor
beforeEach(() => {
  editor = openEditor(readFileSync('graphs/adain.json', 'utf8'))
})
afterEach(cleanup)

const typed =
  'input:not([type]), input[type=text], input[type=search], textarea, [contenteditable=true], [role=combobox]:is(input)'

/** What shows text fields, and how each of them is opened. */
const surfaces: readonly (readonly [string, () => void, RegExp])[] = [
  ['the header, the palette and the nodes', () => {}, /Name of the graph|Search nodes|value/],
  ['the name of a node', () => editor.ui.set({ renaming: 'content' }), /New name|content|Load image/],
  ['the search over the graph', () => editor.ui.set({ finding: {} }), /Find/],
  ['the commands', () => editor.ui.set({ commandsOpen: true }), /command/i],
  [
    'the search for nodes',
    () =>
      editor.ui.set({
        search: { kind: 'node', place: { x: 0, y: 0 }, exact: false, at: { x: 9, y: 9 } },
      }),
    /node/i,
  ],
]

test('a key of an input method does nothing in any text field', async () => {
  render(<EditorView editor={editor} />)
  for (const [place, open, name] of surfaces) {
    act(open)
    const fields = await waitFor(
      () => {
        const found = [...document.querySelectorAll<HTMLElement>(typed)]
        const names = found.map((one) => `${one.ariaLabel} ${one.getAttribute('placeholder')}`)
        expect(
          names.some((one) => name.test(one)),
          place,
        ).toBe(true)
        return found
      },
      { timeout: 20_000 },
    )
    const [before, state] = [editor.document.getState(), editor.ui.getState()]
    for (const field of fields) {
      for (const key of keys) {
        for (const way of ways) {
          expect(fireEvent.keyDown(field, { key, ...way }), `${field.ariaLabel}: ${key}`).toBe(true)
          expect(field.isConnected, `${field.ariaLabel}: ${key}`).toBe(true)
        }
      }
    }
    expect(editor.document.getState()).toBe(before)
    expect(editor.ui.getState()).toBe(state)
    act(() => editor.ui.set({ renaming: null, finding: null, commandsOpen: false, search: null }))
  }
})

test('other keys are heard as ever', () => {
  const end = shieldInputMethods()
  const heard: string[] = []
  const listen = ({ key }: KeyboardEvent) => void heard.push(key)
  document.addEventListener('keydown', listen, { capture: true })
  fireEvent.keyDown(document.body, { key: 'Enter', keyCode: 13 })
  fireEvent.keyDown(document.body, { key: 'Escape', keyCode: 229 })
  end()
  fireEvent.keyDown(document.body, { key: 'a', keyCode: 229 })
  document.removeEventListener('keydown', listen, { capture: true })
  expect(heard).toEqual(['Enter', 'a'])
})

describe('in the source', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }))
  const holding = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

  test('every text field stands in the editor, which keeps such keys from all of it', () => {
    const fields = holding(/^\s*<(input|textarea|Autocomplete\.Input|Combobox\.Input)\b|contentEditable/m)
    expect(fields.length).toBeGreaterThan(15)
    expect(fields.filter((file) => !file.startsWith('editor/'))).toEqual([])
    expect(holding(/shieldInputMethods/)).toEqual(['editor/EditorView.tsx', 'editor/lib/input-method.ts'])
  })

  test('nothing listens to keys where it would hear them first', () => {
    expect(holding(/(^|[^.\w]|window\.)addEventListener\(\s*'key\w+',[^)]*capture/m)).toEqual([
      'editor/lib/input-method.ts',
    ])
    expect(holding(/isComposing|keyCode/)).toEqual(['editor/lib/input-method.ts'])
  })
})
