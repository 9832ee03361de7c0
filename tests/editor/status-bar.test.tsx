// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { createEditor } from '../../src/editor/create-editor'
import { EditorContext } from '../../src/editor/editor'
import { createI18n } from '../../src/editor/i18n/setup'
import { StatusBar } from '../../src/editor/shell/StatusBar'
import { TitleField } from '../../src/editor/shell/TitleField'
import { setTitle } from '../../src/editor/store/edits'
import { catalog, chain } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

afterEach(cleanup)

function show() {
  const i18n = createI18n()
  const editor = createEditor({
    engine: idleEngine(catalog),
    i18n,
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  act(() => editor.document.open({ ...chain('a'), title: 'First' }))
  render(
    <I18nextProvider i18n={i18n}>
      <EditorContext value={editor}>
        <TitleField />
        <StatusBar />
      </EditorContext>
    </I18nextProvider>,
  )
  return editor
}

test('a run that goes on while another graph is open says which graph it is of', () => {
  const editor = show()
  const { document, generation } = editor.document.getState()
  act(() => editor.run.begin({ origin: 'user', document, graph: 'first', generation }))
  expect(screen.getByText(/^Running, /)).toBeDefined()
  act(() => editor.document.open({ ...chain('b'), title: 'Second' }))
  // Nobody listens here who would wipe off the run.
  expect(screen.getByText(/^Running “First” as it was, /)).toBeDefined()
})

test('the browser’s tab bears the name of its graph', () => {
  const editor = show()
  expect(document.title).toBe('First · Gramarye')
  act(() => editor.document.apply(setTitle('Mine')))
  expect(document.title).toBe('Mine · Gramarye')
})
