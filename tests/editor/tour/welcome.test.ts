// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { startTour, welcome } from '../../../src/editor/actions/tour'
import { createEditor } from '../../../src/editor/create-editor'
import type { Editor } from '../../../src/editor/editor'
import { createI18n } from '../../../src/editor/i18n/setup'
import { readSetting } from '../../../src/editor/lib/settings'
import { catalog, chain } from '../documents'
import { idleEngine } from '../engines'
import { noLibrary } from '../no-library'

let editor: Editor
const plain = { hash: '' }

beforeEach(() => {
  localStorage.clear()
  document.body.replaceChildren()
  editor = createEditor({
    engine: idleEngine(catalog),
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  editor.document.open(chain('a', 'b'))
})

const open = () => editor.ui.getState().tourOpen

test('the first visit begins with the tour, a second one does not', () => {
  welcome(editor, plain)
  expect(open()).toBe(true)
  expect(readSetting('tour')).toBe('seen')
  editor.ui.set({ tourOpen: false })
  welcome(editor, plain)
  expect(open()).toBe(false)
})

test('it can be had again', () => {
  welcome(editor, plain)
  editor.ui.set({ tourOpen: false })
  startTour(editor)
  expect(open()).toBe(true)
})

test.each<[string, () => void]>([
  ['a question', () => void editor.ui.askToDiscard()],
  ['a fault', () => editor.faults.report({ source: 'page', severity: 'error', message: 'Bang.' })],
  ['an empty canvas', () => editor.document.open(chain())],
  ['the app view', () => editor.ui.set({ appOpen: true })],
  ['a dialog', () => document.body.append(Object.assign(document.createElement('div'), { role: 'dialog' }))],
  [
    'an engine that did not start',
    () =>
      editor.ui.set({ engine: { state: 'failed', request: 'auto', trouble: { message: '', remedy: '' } } }),
  ],
])('it does not lie over %s', (_, happen) => {
  happen()
  welcome(editor, plain)
  expect(open()).toBe(false)
  expect(readSetting('tour')).toBeNull()
})

test('it does not lie over a link that was followed', () => {
  welcome(editor, { hash: '#graph=abc' })
  expect(open()).toBe(false)
})
