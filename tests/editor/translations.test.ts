import { readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { catalogText } from '../../src/editor/i18n/catalog-text'
import { en } from '../../src/editor/i18n/en'
import { problemText } from '../../src/editor/i18n/problem-text'
import { loadTranslation } from '../../src/editor/i18n/translation'
import { zh } from '../../src/editor/i18n/zh'
import { zhCatalog } from '../../src/editor/i18n/zh/catalog'
import { zhProblems } from '../../src/editor/i18n/zh/problem-texts'
import { reasonText } from '../../src/editor/node/reasons'

beforeAll(() => loadTranslation('zh'))

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

  test('explain every node, port, param, option and unit', () => {
    const missing: string[] = []
    const need = (path: string, text: string | undefined) => {
      if (!text) missing.push(path)
    }
    for (const { type, doc, inputs, outputs, params } of Object.values(catalog.nodes)) {
      const words = zhCatalog.nodes[type]
      need(`${type}: ${doc}`, words?.doc)
      for (const spec of [...Object.values(inputs), ...Object.values(outputs)]) {
        if (spec.doc !== catalog.ports[spec.type]?.doc) need(`${type}: ${spec.doc}`, zhCatalog.docs[spec.doc])
      }
      for (const [key, spec] of Object.entries(params)) {
        need(`${type} ${key}: ${spec.doc}`, words?.params?.[key]?.doc)
        if ('unit' in spec && /[a-z]{3}/.test(spec.unit ?? ''))
          need(spec.unit ?? '', zhCatalog.units[spec.unit ?? ''])
        if (spec.kind !== 'choice') continue
        for (const { doc: said } of spec.options) if (said) need(`${type}: ${said}`, zhCatalog.docs[said])
      }
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
  expect(problemText({ language: 'zh' }, problem, catalog).message).toBe('T：L 没有选择文件。')
  expect(problemText({ language: 'en' }, problem, catalog).message).toBe('English')
  expect(problemText({ language: 'zh' }, { ...problem, code: 'other' }, catalog).message).toBe('English')
  const failure = {
    ...problem,
    code: 'run',
    message: 'No layer is chosen.',
    remedy: 'Choose at least one layer.',
  }
  expect(problemText({ language: 'zh' }, failure, catalog)).toEqual({
    message: '没有选择层。',
    remedy: '请至少选择一层。',
  })
})

test('problems name nodes, ports and params as the canvas does', () => {
  const values = { title: 'Content loss', input: 'features', takes: 'Features' }
  const names = {
    title: { kind: 'node', node: { id: 'a', type: 'loss/content' } },
    input: { kind: 'input', type: 'loss/content', key: 'features' },
    takes: { kind: 'port-type', id: 'features' },
  } as const
  const problem = { code: 'input-missing', message: '', remedy: '', values, names }
  expect(problemText({ language: 'zh' }, problem, catalog)).toEqual({
    message: '内容损失：“特征”没有连线。',
    remedy: '把输出 特征 的节点连到这里。',
  })
})

/** Codes as they stand in the source, so that a new one cannot be forgotten. */
function codesIn(folder: string, files: (name: string) => boolean): readonly string[] {
  const found = new Set<string>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts') && files(file))) {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    for (const [, code] of text.matchAll(/(?:code: |changed\(|constant\(|report\()'([a-z-]+)'/g))
      if (code) found.add(code)
  }
  return [...found].sort()
}

/** Where reasons are made; everything else that has a code is a problem. */
const ofReasons = new Set(['explain.ts', 'why.ts', 'describe-plan.ts', 'reason.ts'])

test('every problem has Chinese words', () => {
  const codes = ['src/core', 'src/engine'].flatMap((folder) =>
    codesIn(folder, (name) => !ofReasons.has(name)),
  )
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !zhProblems[code])).toEqual([])
})

test('every reason has Chinese words', () => {
  const t = createInstance({ lng: 'zh', resources: { zh: { translation: zh } }, initAsync: false })
  void t.init()
  const names = { param: () => '甲', input: () => '乙', value: () => 1, said: (text: string) => text }
  const values = { name: 'a', port: 'b', from: 1, to: 2, before: 1, after: 2 }
  const codes = ['src/core', 'src/engine'].flatMap((folder) => codesIn(folder, (name) => ofReasons.has(name)))
  expect(codes).toContain('evicted')
  // Blocked nodes say what is wrong with them, which is a problem and not a reason.
  for (const code of codes.filter((one) => one !== 'blocked')) {
    const text = reasonText(t.t, { code, message: 'English', values }, names)
    expect(text, code).toMatch(/^[^a-zA-Z]+$/)
  }
})
