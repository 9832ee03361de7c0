import { createInstance } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { Command, Commands } from '../../src/editor/actions/commands/command'
import { conceptFacts, conceptIds } from '../../src/editor/help/concepts'
import { findEntries, helpEntries } from '../../src/editor/help/entries'
import { paramFacts } from '../../src/editor/help/param-facts'
import { shortcutAreas } from '../../src/editor/help/shortcut-areas'
import { en } from '../../src/editor/help/words/en'
import { zh } from '../../src/editor/help/words/zh'
import { catalogText } from '../../src/editor/i18n/catalog-text'
import { en as messages } from '../../src/editor/i18n/en'
import { loadTranslation } from '../../src/editor/i18n/translation'
import { zh as zhMessages } from '../../src/editor/i18n/zh'
import { en as settingsEn, zh as settingsZh } from '../../src/editor/settings/words'
import { en as tourEn, zh as tourZh } from '../../src/editor/tour/words'

beforeAll(() => loadTranslation('zh'))

const catalog = describeRegistry(createRegistry(nodes))
const i18n = createInstance({
  lng: 'en',
  resources: { en: { translation: messages }, zh: { translation: zhMessages } },
  initAsync: false,
})
void i18n.init()

const commands = Object.fromEntries(
  Object.keys(messages.commands).map((id): [string, Command] => [
    id,
    {
      enabled: () => true,
      run: () => undefined,
      ...(id === 'run.all' && { shortcut: 'Mod+Enter' }),
      ...(id === 'node.rename' && { shortcut: 'F2' }),
    },
  ]),
) as Commands

function search(query: string, language = 'en') {
  return findEntries(helpEntries(i18n, language, catalog, commands), query)
}

describe('the search', () => {
  test('finds a node by its name in any language, its page first', () => {
    expect(search('load image')[0]?.page).toEqual({ kind: 'node', id: 'image/load' })
    expect(search('内容损失')[0]?.title).toMatch(/^Content loss/)
    expect(search('content loss', 'zh')[0]?.title).toMatch(/^内容损失/)
  })

  test('reads the whole text: what a setting does, and who is cited', () => {
    const keys = (query: string) => search(query).map(({ key }) => key)
    expect(keys('Huang and Belongie')).toContain('stylize/adain')
    expect(keys('flicker')).toContain('concept smoothness')
    expect(search('浅层带来颜色', 'zh').map(({ key }) => key)).toEqual(['concept style'])
  })

  test('finds commands, and nothing where there is nothing', () => {
    expect(search('zoom to fit')[0]).toMatchObject({ kind: 'command', page: { kind: 'shortcuts' } })
    expect(search('xyzzy plugh')).toEqual([])
  })

  test('has a page for every node and every type of port', () => {
    const pages = helpEntries(i18n, 'en', catalog, commands).map(({ page }) => page)
    for (const id of Object.keys(catalog.nodes)) expect(pages).toContainEqual({ kind: 'node', id })
    for (const id of Object.keys(catalog.ports)) expect(pages).toContainEqual({ kind: 'port', id })
  })
})

test('every concept leads to nodes that exist', () => {
  for (const id of conceptIds) {
    expect(conceptFacts[id].nodes.filter((type) => !catalog.nodes[type])).toEqual([])
    expect(conceptFacts[id].sources).not.toEqual([])
  }
})

test('shortcuts stand by area, and are found by name or by keys', () => {
  const find = (query: string) =>
    shortcutAreas(commands, en.shortcuts.areas, query, (id) => [messages.commands[id]])
  expect(find('').map(({ id }) => id)).toEqual(['run', 'node'].sort((a) => (a === 'node' ? -1 : 1)))
  expect(find('rename')).toEqual([{ id: 'node', entries: [{ id: 'node.rename', shortcut: 'F2' }] }])
  expect(find('ctrl+enter').map(({ id }) => id)).toEqual(['run'])
  expect(find('nothing like it')).toEqual([])
})

test('every setting says what may be entered', () => {
  const words = catalogText('zh', catalog)
  for (const { type, params } of Object.values(catalog.nodes)) {
    for (const [key, spec] of Object.entries(params)) {
      const facts = paramFacts(type, key, spec, words, zh)
      expect(facts.length, `${type} ${key}`).toBeGreaterThan(0)
      expect(facts.join(), `${type} ${key}`).not.toMatch(/\{\{|undefined|NaN/)
    }
  }
  const { iterations } = catalog.nodes['optimize/pixels']?.params ?? {}
  expect(iterations && paramFacts('optimize/pixels', 'iterations', iterations, words, zh)[0]).toMatch(
    /^\S+ 到 /,
  )
})

test.each([
  ['help', en, zh],
  ['settings', settingsEn, settingsZh],
  ['tour', tourEn, tourZh],
])('the words of the %s fill in the same values in both languages', (_, english, chinese) => {
  const strings = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, part]) => strings(part, `${path}.${key}`))
  const holes = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  const known = new Map(strings(english))
  const said = strings(chinese)
  expect(said.map(([path]) => path)).toEqual([...known.keys()])
  for (const [path, text] of said) expect([path, holes(text)]).toEqual([path, holes(known.get(path))])
})
