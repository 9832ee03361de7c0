import { describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { catalogText } from '../../src/editor/i18n/catalog-text'
import { en } from '../../src/editor/i18n/en'
import { problemText } from '../../src/editor/i18n/problem-text'
import { zh } from '../../src/editor/i18n/zh'
import { zhCatalog } from '../../src/editor/i18n/zh-catalog'

const catalog = describeRegistry(createRegistry(nodes))

function strings(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, part]) => strings(part, `${path}.${key}`))
}

test('translations fill in the same values', () => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  const english = new Map(strings(en))
  for (const [path, text] of strings(zh))
    expect([path, holes(text)]).toEqual([path, holes(english.get(path) ?? '')])
})

describe('Chinese words for the catalog', () => {
  test('name every category, port type, node, port and param', () => {
    const missing: string[] = []
    const need = (path: string, text: string | undefined) => {
      if (!text) missing.push(path)
    }
    for (const id of Object.keys(catalog.ports)) need(id, zhCatalog.ports[id]?.label)
    for (const { type, category, inputs, outputs, params } of Object.values(catalog.nodes)) {
      const words = zhCatalog.nodes[type]
      need(category, zhCatalog.categories[category])
      need(type, words?.title)
      for (const key of Object.keys(inputs)) need(`${type} ${key}`, words?.inputs?.[key])
      for (const key of Object.keys(outputs)) need(`${type} ${key}`, words?.outputs?.[key])
      for (const key of Object.keys(params)) need(`${type} ${key}`, words?.params?.[key]?.label)
    }
    expect(missing).toEqual([])
  })

  test('name nothing that is not there', () => {
    const extra = Object.entries(zhCatalog.nodes).flatMap(([type, words]) => {
      const known = catalog.nodes[type]
      const unknown = (side: 'inputs' | 'outputs' | 'params') =>
        Object.keys(words[side] ?? {}).filter((key) => !known?.[side][key])
      return [...unknown('inputs'), ...unknown('outputs'), ...unknown('params')].map(
        (key) => `${type} ${key}`,
      )
    })
    expect(extra).toEqual([])
  })

  test('English stands in the definitions', () => {
    const words = catalogText('en', catalog)
    expect(words.title('image/load')).toBe('Load image')
    expect(words.title('not/there')).toBe('not/there')
  })
})

test('problems are translated by code, with their values, else stay English', () => {
  const problem = {
    code: 'param-no-file',
    message: 'English',
    remedy: 'Do',
    values: { title: 'T', label: 'L' },
  }
  expect(problemText({ language: 'zh' }, problem).message).toBe('T：L 没有选择文件。')
  expect(problemText({ language: 'en' }, problem).message).toBe('English')
  expect(problemText({ language: 'zh' }, { ...problem, code: 'other' }).message).toBe('English')
})
