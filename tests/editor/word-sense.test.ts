import { beforeAll, describe, expect, test, vi } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { loadTranslation } from '../../src/editor/i18n/translation'
import { zh } from '../../src/editor/i18n/zh'
import { zhCatalog } from '../../src/editor/i18n/zh/catalog'
import { zhPinyin } from '../../src/editor/i18n/zh/pinyin'
import { zhSynonyms } from '../../src/editor/i18n/zh/synonyms'
import { rank } from '../../src/editor/lib/fuzzy'
import { readSounds, soundsAt } from '../../src/editor/lib/pinyin'
import { nodeTexts } from '../../src/editor/search/node-texts'

beforeAll(async () => {
  await loadTranslation('zh')
  await vi.dynamicImportSettled()
})

const catalog = describeRegistry(createRegistry(nodes))
const everyNode = Object.values(catalog.nodes)
const found = (query: string) =>
  rank(everyNode, query, (node) => nodeTexts(node, catalog)).map(({ type }) => type)
const sounds = readSounds(zhPinyin)

describe('nodes are found', () => {
  test.each([
    ['加载', 'image/load'],
    ['加载图片', 'image/load'],
    ['照片', 'image/load'],
    ['格拉姆', 'features/gram'],
    ['格拉姆矩阵', 'features/gram'],
    ['open photo', 'image/load'],
    ['colour', 'color/adjust'],
    ['mirror', 'image/transform'],
    ['zairu', 'image/load'],
    ['zrtp', 'image/load'],
    ['zai ru tu pian', 'image/load'],
    ['zairut', 'image/load'],
    ['ZAIRU', 'image/load'],
    ['jiazai', 'image/load'],
    ['gelamu', 'features/gram'],
    ['mohu', 'image/blur'],
    ['mh', 'image/blur'],
    ['ruihua', 'image/sharpen'],
  ])('by %s: %s', (query, type) => expect(found(query)).toContain(type))

  test.each(['遮罩', 'zhezhao'])('by %s: those of masks', (query) => {
    const masks = everyNode.filter(({ category }) => category === 'Mask').map(({ type }) => type)
    expect(found(query)).toEqual(expect.arrayContaining(masks))
  })

  test.each(['噪点', 'zaodian'])('by %s: noise', (query) => {
    const noise = everyNode.filter(({ type }) => /noise/.test(type)).map(({ type }) => type)
    expect(noise.length).toBeGreaterThan(0)
    expect(found(query)).toEqual(expect.arrayContaining(noise))
  })

  test('each by its Chinese title, its pinyin and its initials', () => {
    const missed = everyNode.flatMap(({ type }) => {
      const title = zhCatalog.nodes[type]?.title ?? ''
      const run = /\p{Script=Han}{2,}/u.exec(title)?.[0] ?? ''
      const syllables = [...run].map((character) => sounds.get(character)?.[0] ?? '?')
      const queries = [
        title,
        ...(run ? [syllables.join(''), syllables.map(([initial]) => initial).join('')] : []),
      ]
      return queries.filter((query) => !found(query).includes(type)).map((query) => `${title}: ${query}`)
    })
    expect(missed).toEqual([])
  })

  test('what is called so comes before what only sounds or means the same', () => {
    expect(found('blur')[0]).toBe('image/blur')
    expect(found('载入')[0]).toBe('image/load')
    expect(found('mask')[0]).toMatch(/^mask|mask/)
    expect(found('qqqq')).toEqual([])
  })
})

test('pinyin may be left out after any initial, and not within a syllable', () => {
  expect(soundsAt('载入图片', 'rutu', sounds)).toBe(1)
  expect(soundsAt('载入图片', 'zrutp', sounds)).toBe(0)
  expect(soundsAt('载入图片', 'zairtpx', sounds)).toBe(-1)
  expect(soundsAt('载入图片', 'zart', sounds)).toBe(-1)
  expect(soundsAt('重复', 'chongfu', sounds)).toBe(0)
  expect(soundsAt('Blur', 'blur', sounds)).toBe(-1)
})

test('how it sounds is known of every character that something is called by', () => {
  const params = Object.values(zhCatalog.nodes).flatMap((node) => Object.values(node.params ?? {}))
  const names = [
    ...Object.values(zhCatalog.nodes).map(({ title }) => title),
    ...params.map(({ label }) => label),
    ...Object.values(zhCatalog.categories),
    ...JSON.stringify(zh.commands),
    ...Object.values(zh.examples).map(({ title }) => title),
    ...zhSynonyms.flat(),
  ]
  const characters = new Set(names.join('').match(/\p{Script=Han}/gu))
  expect([...characters].filter((character) => !sounds.has(character))).toEqual([])
})
