// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { readAsset } from '../../src/editor/actions/assets'
import { createI18n } from '../../src/editor/i18n/setup'
import { createUiStore } from '../../src/editor/store/ui'

afterEach(() => void vi.unstubAllGlobals())

const spec = {
  kind: 'file',
  label: 'File',
  doc: '',
  default: null,
  accept: ['image/*'],
  maxBytes: 100,
} as const

test('a file is read on a page served over plain HTTP, where there is no crypto.subtle', async () => {
  vi.stubGlobal('crypto', {})
  const ui = createUiStore({ engine: { state: 'starting', request: 'auto' }, paletteOpen: false })
  const file = new File(['abc'], 'a.png', { type: 'image/png' })
  const read = await readAsset({ ui, i18n: createI18n() }, file, spec)
  expect(ui.getState().notice).toBeNull()
  expect(read).toEqual({
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    asset: { name: 'a.png', mime: 'image/png', bytes: 3, data: 'YWJj' },
  })
})
