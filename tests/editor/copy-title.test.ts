// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createI18n } from '../../src/editor/i18n/setup'
import { copyTitle } from '../../src/editor/lib/copy-title'

const titles = (...all: string[]) => all.map((title) => ({ title }))

test('copies of a graph, and copies of those, are told apart', () => {
  const i18n = createI18n('en')
  expect(copyTitle(i18n, 'Cat', titles('Cat'))).toBe('Cat (copy)')
  expect(copyTitle(i18n, 'Cat', titles('Cat', 'Cat (copy)'))).toBe('Cat (copy 2)')
  expect(copyTitle(i18n, 'Cat (copy)', titles('Cat', 'Cat (copy)'))).toBe('Cat (copy 2)')
  expect(copyTitle(i18n, 'Cat（副本 2）', titles('Cat (copy)', 'Cat (copy 2)'))).toBe('Cat (copy 3)')
  expect(copyTitle(i18n, 'A (copy) of Cat', [])).toBe('A (copy) of Cat (copy)')
})
