// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { createEditor } from '../../src/editor/create-editor'
import { EditorContext } from '../../src/editor/editor'
import { LibraryDialogs } from '../../src/editor/files/parts'
import { createI18n } from '../../src/editor/i18n/setup'
import { catalog } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

afterEach(cleanup)

test('a file that could not be opened is told before it is asked what another tab is to do', async () => {
  const i18n = createI18n()
  const editor = createEditor({
    engine: idleEngine(catalog),
    i18n,
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  editor.library.state.setState({ access: 'asking' })
  editor.ui.set({ sheet: { kind: 'broken', broken: { name: 'The link', problems: [] } } })
  render(
    <I18nextProvider i18n={i18n}>
      <EditorContext value={editor}>
        <LibraryDialogs />
      </EditorContext>
    </I18nextProvider>,
  )
  await act(() => import('../../src/editor/files/OtherTabDialog'))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  act(() => editor.ui.set({ sheet: null }))
  expect(await screen.findByRole('alertdialog', {}, { timeout: 10_000 })).toBeDefined()
})
