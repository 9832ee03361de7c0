import { expect, test } from 'vitest'
import { rank } from '../../src/editor/menus/rank'

const names = ['Select all', 'Paste', 'Delete', 'Select upstream', 'Add upstream to selection']
const found = (query: string) =>
  rank(names, query, (name) => ({ names: [name, name === 'Paste' ? '粘贴' : name] }))

test('what begins with the query comes first, then words that do, then what holds it', () => {
  expect(found('sel')).toEqual(['Select all', 'Select upstream', 'Add upstream to selection'])
  expect(found('up')).toEqual(['Select upstream', 'Add upstream to selection'])
  expect(found('lect')).toEqual(['Select all', 'Select upstream', 'Add upstream to selection'])
})

test('every word counts, in any order, and letters may be left out', () => {
  expect(found('upstream sel')[0]).toBe('Select upstream')
  expect(found('slct all')).toEqual(['Select all'])
  expect(found('paste nothing')).toEqual([])
})

test('any of the names will do, and nothing typed gives everything as it is', () => {
  expect(found('粘')).toEqual(['Paste'])
  expect(found('  ')).toEqual(names)
})
