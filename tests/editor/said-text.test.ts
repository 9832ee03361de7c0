import { beforeAll, describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { saidText } from '../../src/editor/i18n/said-text'
import { loadTranslation } from '../../src/editor/i18n/translation'
import { zhSaid } from '../../src/editor/i18n/zh/said'
import { faultsIn, type Sentence, sentencesIn } from './support/sentences'

beforeAll(() => loadTranslation('zh'))

const catalog = describeRegistry(createRegistry(nodes))
const inChinese = (text: string) => saidText({ language: 'zh' }, text, catalog)

/** Put together of parts that are looked at by themselves. */
const parts = new Set(['⟦0⟧ ⟦1⟧.'])

/** Says no word of its own in English, and leaves nothing out that was filled in. */
function isChinese({ text }: Sentence): boolean {
  const said = inChinese(text)
  if (/ (has|is) /.test(said)) return false
  const holes = text.match(/⟦\w+⟧/g) ?? []
  return /\p{Script=Han}/u.test(said) && holes.every((hole) => said.includes(hole))
}

describe('everything that is said in English has Chinese words', () => {
  test.each([
    ['nodes', 30],
    ['models', 8],
    ['src/tensor', 6],
    ['src/engine', 8],
    ['src/app', 4],
  ] as const)('in %s', (folder, least) => {
    const found = sentencesIn(folder).filter(({ text }) => !parts.has(text))
    expect(found.length).toBeGreaterThanOrEqual(least)
    expect(found.filter((sentence) => !isChinese(sentence))).toEqual([])
  })

  test('of files of weights', () => {
    const found = faultsIn('models')
    expect(found.length).toBeGreaterThan(15)
    expect(found.filter((ways) => !ways.some(isChinese))).toEqual([])
  })
})

test('what was filled in is found again', () => {
  expect(inChinese('cat.png has 70 MB; at most 67 MB can be read.')).toBe(
    'cat.png 有 70 MB；最多只能读取 67 MB。',
  )
})

test('a sentence within a sentence is translated too', () => {
  expect(inChinese('Chosen by you: WebAssembly runs on 1 of 2 processors.')).toBe(
    '由你选择：WebAssembly 使用 2 个处理器中的 1 个。',
  )
  expect(inChinese('VGG features waits for Load image. Load image is muted.')).toBe(
    'VGG 特征 在等待 载入图片。载入图片 已静音。',
  )
})

test('labels, and what nobody has said, stay as they are', () => {
  expect(inChinese('My own title is muted.')).toBe('My own title 已静音。')
  expect(inChinese('Who says this?')).toBe('Who says this?')
  expect(saidText({ language: 'en' }, 'The loss has no terms.')).toBe('The loss has no terms.')
})

test('no sentence is taken for another one', () => {
  for (const [english, words] of Object.entries(zhSaid)) {
    const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `⟦${name}⟧`)
    expect(inChinese(fill(english)), english).toBe(fill(words))
  }
})
