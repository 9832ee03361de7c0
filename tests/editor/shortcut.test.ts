// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isTyping, usesKeys } from '../../src/editor/lib/shortcut'

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
