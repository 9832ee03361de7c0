// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { watchAddress } from '../../src/app/link-address'
import { followOpen } from '../../src/app/open-address'
import { serializeDocument } from '../../src/core/serialize'
import { openDocument } from '../../src/editor/actions/documents'
import type { EditorCore } from '../../src/editor/editor-core'
import { openLink } from '../../src/editor/opening/open-link'
import { chain } from '../editor/documents'
import { openEditor } from '../editor/support/open-editor'

vi.mock('../../src/editor/actions/documents', () => ({ openDocument: vi.fn(async () => {}) }))
vi.mock('../../src/editor/opening/open-link', () => ({ openLink: vi.fn(async () => true) }))

/** As much of an editor as the address has to do with: a new graph that nobody has edited, and one in the library. */
function editor(): EditorCore {
  const library = {
    state: createStore(() => ({ id: 'new', isKept: false, access: 'write' })),
    hasEdits: false,
    flush: async () => {},
    storage: { list: async () => [{ id: 'kept' }] },
  }
  return Object.assign(openEditor(serializeDocument(chain())), { library })
}

/** The event comes after the address was changed back, as it may when the library changes at that moment. */
function changed(hash: string): void {
  const newURL = new URL(hash, location.href).href
  window.dispatchEvent(new HashChangeEvent('hashchange', { newURL, oldURL: location.href }))
}

test('a document that is put into the address is opened, whatever the address is by then', async () => {
  const core = editor()
  followOpen(core)
  expect(location.hash).toBe('')
  changed('#open=kept')
  await vi.waitFor(() => expect(openDocument).toHaveBeenCalledWith(core, { id: 'kept' }))
})

test('a link that is put into the address is followed, whatever the address is by then', async () => {
  const core = editor()
  watchAddress(core)
  changed('#graph=xyz')
  await vi.waitFor(() => expect(openLink).toHaveBeenCalledWith(core, '#graph=xyz'))
})
