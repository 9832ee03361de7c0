// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isTyping, matches, usesKeys } from '../../src/editor/lib/shortcut'

function element(html: string): Element | null {
  document.body.innerHTML = html
  return document.body.firstElementChild
}

test('Delete on a slider or a choice deletes no node', () => {
  expect(usesKeys(element('<input type="range">'), 'Delete')).toBe(true)
  expect(usesKeys(element('<input type="range">'), 'Mod+Z')).toBe(false)
  expect(usesKeys(element('<input type="range">'), 'Escape')).toBe(false)
  expect(usesKeys(element('<button role="combobox"></button>'), 'Delete')).toBe(true)
  expect(usesKeys(element('<button role="combobox"></button>'), 'M')).toBe(true)
  expect(usesKeys(element('<button role="combobox"></button>'), 'Mod+Enter')).toBe(false)
  expect(usesKeys(element('<button></button>'), 'Delete')).toBe(false)
})

test('what names the keys it uses keeps them for itself and for what is in it', () => {
  const pane = element('<div data-keys="+ 0 B"><canvas tabindex="0"></canvas></div>')
  expect(usesKeys(pane, 'B')).toBe(true)
  expect(usesKeys(pane?.firstElementChild ?? null, '0')).toBe(true)
  expect(usesKeys(pane, 'V')).toBe(false)
  expect(usesKeys(pane, 'Mod+Z')).toBe(false)
})

test('keys in a text field are text, on a slider they are not', () => {
  expect(isTyping(element('<input type="search">'))).toBe(true)
  expect(isTyping(element('<textarea></textarea>'))).toBe(true)
  expect(isTyping(element('<input type="range">'))).toBe(false)
  expect(isTyping(null)).toBe(false)
})

test('Alt with a letter is that letter, whatever sign the system makes of it', () => {
  const press = (key: string, code: string, more = {}) =>
    new KeyboardEvent('keydown', { key, code, altKey: true, ...more })
  expect(matches(press('a', 'KeyA'), 'Alt+A')).toBe(true)
  expect(matches(press('å', 'KeyA'), 'Alt+A')).toBe(true)
  // Another layout: what is printed on the key counts, where that is a letter.
  expect(matches(press('q', 'KeyA'), 'Alt+A')).toBe(false)
  expect(matches(press('H', 'KeyH', { shiftKey: true }), 'Alt+Shift+H')).toBe(true)
  expect(matches(press('H', 'KeyH', { shiftKey: true }), 'Alt+H')).toBe(false)
  expect(matches(new KeyboardEvent('keydown', { key: 'a' }), 'Alt+A')).toBe(false)
  expect(matches(press('a', 'KeyA'), 'A')).toBe(false)
})

test('a sign that needs Shift on some keyboards is the same shortcut, a letter is not', () => {
  expect(matches(new KeyboardEvent('keydown', { key: '/', shiftKey: true }), '/')).toBe(true)
  expect(matches(new KeyboardEvent('keydown', { key: '/' }), '/')).toBe(true)
  expect(matches(new KeyboardEvent('keydown', { key: 'R', shiftKey: true }), 'R')).toBe(false)
})
