import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { MOST_FILE_BYTES } from '../../src/core/limits'
import { readText } from '../../src/editor/actions/read-text'
import { en } from '../../src/editor/i18n/en'
import { createUiStore } from '../../src/editor/store/ui'

test('a file that is larger than any graph is not read, and the user is told of both sizes', async () => {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const ui = createUiStore({ engine: { state: 'starting', request: 'auto' }, paletteOpen: false })
  const file = new File(['{}'], 'a.json')
  expect(await readText({ ui, i18n }, file)).toBe('{}')
  Object.defineProperty(file, 'size', { value: MOST_FILE_BYTES + 1 })
  expect(await readText({ ui, i18n }, file)).toBeUndefined()
  expect(ui.getState().notice?.text).toMatch(/^a\.json has 20\d(\.\d)? MB; at most 20\d(\.\d)? MB/)
})
