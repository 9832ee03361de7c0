import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { en } from '../../src/editor/i18n/en'
import { stepText } from '../../src/editor/i18n/step-text'
import { zh } from '../../src/editor/i18n/zh'
import { createDocumentStore } from '../../src/editor/store/document'
import { setFlag } from '../../src/editor/store/edit-nodes'
import { addNode, type Edit, remove, setParam, setTitle } from '../../src/editor/store/edits'
import { catalog, chain, node } from './documents'

function words(edit: Edit, lng: 'en' | 'zh' = 'en') {
  const i18n = createInstance({
    lng,
    resources: { en: { translation: en }, zh: { translation: zh } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  void i18n.init()
  const document = chain('a', 'b')
  document.nodes[0] = node('a', { label: 'Paint' })
  const store = createDocumentStore(document)
  store.apply(edit)
  const [step] = store.getState().history.past
  return step && stepText(i18n, catalog, step)
}

test('a step says what it was about', () => {
  expect(words(setParam('a', 'p', { 'x.out': 2 }))).toBe('Change setting: Weights of Paint')
  expect(words(setParam('a', 'unknown', 1))).toBe('Change setting: Paint')
  expect(words(addNode(node('c')))).toBe('Add node: Node')
  expect(words(remove(new Set(['a']), new Set(), catalog))).toBe('Delete: Paint')
  expect(words(setFlag(new Set(['a', 'b']), 'bypassed', true))).toBe('Bypass: 2 items')
  expect(words(setTitle('Other'))).toBe('Rename graph')
})

test('in the language that is chosen when it is read', () => {
  expect(words(setParam('a', 'p', { 'x.out': 2 }), 'zh')).toBe('更改设置：Paint的Weights')
})
