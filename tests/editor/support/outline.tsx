import { render, screen } from '@testing-library/react'
import { EditorView } from '../../../src/editor/EditorView'
import type { Editor } from '../../../src/editor/editor'

/** Shows the editor with its outline, which is loaded when it is wanted. */
export async function showOutline(editor: Editor): Promise<void> {
  editor.ui.set({ outlineOpen: true })
  render(<EditorView editor={editor} />)
  await screen.findByRole('main', { name: 'Outline' }, { timeout: 20_000 })
}

export function entry(key: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('[data-entry]')]
  const found = all.find(({ dataset }) => dataset.entry === key)
  if (!found) throw new Error(`There is no entry ${key}.`)
  return found
}

export function head(key: string): HTMLElement {
  const found = entry(key).querySelector<HTMLElement>('[data-head]')
  if (!found) throw new Error(`${key} has no head.`)
  return found
}
