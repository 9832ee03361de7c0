import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument, type GraphNode } from '../../src/core/document'
import { catalogOf, groupType } from '../../src/core/groups'
import type { Json, ParamSpec } from '../../src/core/param'
import { validate } from '../../src/core/validate'
import { catalogText } from '../../src/editor/i18n/catalog-text'
import { problemText } from '../../src/editor/i18n/problem-text'
import { saidText } from '../../src/editor/i18n/said-text'
import { loadTranslation } from '../../src/editor/i18n/translation'
import { zhCatalog } from '../../src/editor/i18n/zh/catalog'
import { zhSaid } from '../../src/editor/i18n/zh/said'

beforeAll(() => loadTranslation('zh'))

const base = describeRegistry(createRegistry(nodes))
const everyNode = Object.values(base.nodes)
const chinese = { language: 'zh' }

function one(type: string, params: GraphNode['params'], more: Partial<GraphNode> = {}): GraphDocument {
  const version = base.nodes[type]?.version ?? 1
  const node = { id: 'one-2', type, version, position: { x: 0, y: 0 }, params, ...more }
  return { ...emptyDocument('One'), nodes: [node] }
}

function saidOf(document: GraphDocument) {
  const catalog = catalogOf(document, base)
  return validate(document, catalog).map((problem) => ({
    ...problem,
    text: problemText(chinese, problem, catalog),
  }))
}

/** Values that are wrong in every way that a param of its kind can be wrong. */
function wrong(spec: ParamSpec): readonly Json[] {
  switch (spec.kind) {
    case 'number':
    case 'integer':
      return [{}, spec.max + 1]
    case 'choice':
      return [{}, 'none of them']
    case 'multi-choice':
      return [{}, ['none of them'], []]
    case 'text':
      return [{}, 'x'.repeat(spec.maxLength + 1)]
    case 'file':
      return [{}, null, { asset: 'a'.repeat(64) }]
    case 'wire-weights':
      return ['', { 'a.out': spec.weight.max + 1 }, { 'a.out': spec.weight.min }]
    default:
      return [{ wrong: true }]
  }
}

const called = ({ type }: { readonly type: string }) => zhCatalog.nodes[type]?.title ?? ''

describe('in Chinese', () => {
  test('problems call each param as its control does', () => {
    const words = catalogText('zh', base)
    const askew = everyNode.flatMap((known) =>
      Object.entries(known.params).flatMap(([key, spec]) => {
        const texts = wrong(spec).flatMap((value) =>
          saidOf(one(known.type, { [key]: value })).filter(({ param }) => param === key),
        )
        if (texts.length === 0) return [`nothing is said of ${known.type} ${key}`]
        const name = words.param(known.type, key, spec)
        const [title, wire] = [`${called(known)} 2：`, '“a.out”的']
        return texts
          .map(({ text }) => text.message)
          .filter(
            (text) => ![`${title}${name}`, `${title}${wire}${name}`].some((start) => text.startsWith(start)),
          )
      }),
    )
    expect(askew).toEqual([])
  })

  test('problems call each input as the canvas does', () => {
    const askew = everyNode.flatMap((known) => {
      const needed = Object.entries(known.inputs).filter(([, { optional }]) => !optional)
      const wanted = needed.map(([key, { type }]) => ({
        message: `${called(known)} 2：“${zhCatalog.nodes[known.type]?.inputs?.[key]}”没有连线。`,
        remedy: `把输出 ${zhCatalog.ports[type]?.label} 的节点连到这里。`,
      }))
      const found = saidOf(one(known.type, {})).filter(({ code }) => code === 'input-missing')
      return isDeepStrictEqual(
        found.map(({ text }) => text),
        wanted,
      )
        ? []
        : [found]
    })
    expect(askew).toEqual([])
  })

  test('a group calls what it shows of a node as the node itself does', () => {
    const askew = everyNode.flatMap(({ type, inputs, outputs, params }) => {
      const catalog = catalogOf({ groups: [showingAll(type)] }, base)
      const [group, words] = [groupType('g'), catalogText('zh', catalog)]
      const known = zhCatalog.nodes[type]
      const named = (names: Readonly<Record<string, unknown>>, find: (key: string) => readonly unknown[]) =>
        Object.keys(names).flatMap((key) => (new Set(find(key)).size === 1 ? [] : [`${type} ${key}`]))
      const shown = catalog.nodes[group]
      return [
        ...named(inputs, (key) => [
          known?.inputs?.[key],
          words.port(group, 'inputs', key, shown?.inputs[key]),
        ]),
        ...named(outputs, (key) => [
          known?.outputs?.[key],
          words.port(group, 'outputs', key, shown?.outputs[key]),
        ]),
        ...named(params, (key) => {
          const spec = shown?.params[key]
          return spec ? [known?.params?.[key]?.label, words.param(group, key, spec)] : []
        }),
      ]
    })
    expect(askew).toEqual([])
  })

  test('an option that is not there is answered with those of the control', () => {
    const [found] = saidOf(one('image/resize', { fit: 'none of them' })).filter(
      ({ param }) => param === 'fit',
    )
    expect(found?.text.remedy).toBe('从这些选项中选择：长边、短边、宽和高。')
  })
})

function showingAll(type: string) {
  const { inputs = {}, outputs = {}, params = {}, version = 1 } = base.nodes[type] ?? {}
  return {
    id: 'g',
    title: 'G',
    nodes: [{ id: 'n', type, version, position: { x: 0, y: 0 }, params: {} }],
    edges: [],
    frames: [],
    notes: [],
    inputs: Object.keys(inputs).map((key) => ({ key, to: [{ node: 'n', port: key }] })),
    outputs: Object.keys(outputs).map((key) => ({ key, from: { node: 'n', port: key } })),
    params: Object.keys(params).map((key) => ({ key, node: 'n', param: key })),
  }
}

describe('names that users gave stay as they are', () => {
  test('of a node called as another kind of node', () => {
    const [found] = saidOf(one('image/sharpen', { amount: {} }, { label: 'Tile' }))
    expect(found?.text.message).toMatch(/^Tile：数量 /)
  })

  test('of a param and an input of a group', () => {
    const inside = showingAll('image/tile')
    const group = {
      ...inside,
      inputs: inside.inputs.map((input) => ({ ...input, label: 'Mask' })),
      params: inside.params.map((param) => ({ ...param, label: 'Tile' })),
    }
    const catalog = catalogOf({ groups: [group] }, base)
    const words = catalogText('zh', catalog)
    const { params = {}, inputs = {} } = catalog.nodes[groupType('g')] ?? {}
    expect(Object.entries(params).map(([key, spec]) => words.param(groupType('g'), key, spec))).toEqual([
      'Tile',
      'Tile',
    ])
    expect(words.port(groupType('g'), 'inputs', 'image', inputs.image)).toBe('Mask')
  })
})

describe('what is said in the worker', () => {
  test('can be told by its English title which node it is about', () => {
    expect(new Set(everyNode.map(({ title }) => title)).size).toBe(everyNode.length)
  })

  test('calls each node by its name and number', () => {
    const askew = everyNode.filter(
      (known) => saidText(chinese, `${known.title} 12 is muted.`, base) !== `${called(known)} 12 已静音。`,
    )
    expect(askew).toEqual([])
  })

  test('calls what is to be changed as its control does', () => {
    const names = new Map<string, string[]>()
    const add = (english: string, words: string | undefined) =>
      words && names.set(english.toLowerCase(), [...(names.get(english.toLowerCase()) ?? []), words])
    for (const { type, inputs, params } of everyNode) {
      const words = zhCatalog.nodes[type]
      for (const [key, { label }] of Object.entries(inputs)) add(label, words?.inputs?.[key])
      for (const [key, spec] of Object.entries(params)) {
        add(spec.label, words?.params?.[key]?.label)
        if (key !== 'network' || spec.kind !== 'choice') continue
        for (const { value, label } of spec.options)
          add(`${label} network`, words?.params?.[key]?.options?.[value])
      }
    }
    const alone = ['border', 'jitter', 'overlap', 'pooling', 'reference']
    const common = ['at most', 'look at']
    const wanted = [...names].filter(([name]) =>
      name.includes(' ') ? !common.includes(name) : alone.includes(name),
    )
    const told = Object.entries(zhSaid).flatMap(([english, words]) =>
      wanted.flatMap(([name, chinese]) =>
        new RegExp(`\\b${name}\\b`, 'i').test(english.replaceAll(/\{\{\w+\}\}/g, ''))
          ? [{ name, words, chinese }]
          : [],
      ),
    )
    expect(told.length).toBeGreaterThan(10)
    expect(told.filter(({ words, chinese }) => !chinese.some((name) => words.includes(name)))).toEqual([])
  })

  test('names the settings of two networks by their controls', () => {
    const text =
      'The first has Network: Lite, Pooling: Average, Border: Repeated, Layers: relu1_1, relu2_1, Channels: 0–3; the second has Network: VGG-19, Pooling: Max, Border: Zeros, Layers: relu1_1.'
    expect(saidText(chinese, text, base)).toBe(
      '第一个为：网络：轻量，池化：平均，边界：重复，层：relu1_1, relu2_1，通道：0–3。第二个为：网络：VGG-19，池化：最大，边界：零，层：relu1_1。',
    )
  })

  test('quotes nodes, ports and params as the canvas has them', () => {
    const names = new Map<string, Set<string>>()
    const add = (english: string, words: string | undefined) =>
      words && names.set(english.toLowerCase(), (names.get(english.toLowerCase()) ?? new Set()).add(words))
    for (const { type, title, inputs, outputs, params } of everyNode) {
      const words = zhCatalog.nodes[type]
      add(title, words?.title)
      for (const [key, { label }] of Object.entries(inputs)) add(label, words?.inputs?.[key])
      for (const [key, { label }] of Object.entries(outputs)) add(label, words?.outputs?.[key])
      for (const [key, { label }] of Object.entries(params)) add(label, words?.params?.[key]?.label)
    }
    const quoting = Object.entries(zhSaid).flatMap(([english, words]) =>
      [...english.matchAll(/(?:node |[“"])([A-Z][\w ]*\w)[”" ]|as (Weights)\b/g)].flatMap(
        ([, one, other]) => {
          const known = names.get((one ?? other ?? '').toLowerCase())
          return known ? [{ words, known: [...known] }] : []
        },
      ),
    )
    expect(quoting.length).toBeGreaterThan(2)
    expect(quoting.filter(({ words, known }) => !known.some((name) => words.includes(name)))).toEqual([])
  })
})
