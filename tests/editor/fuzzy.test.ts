import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { rank } from '../../src/editor/lib/fuzzy'

beforeAll(() => vi.dynamicImportSettled())

const items = [
  { names: ['Load image', '载入图片'], more: ['Reads a picture from a file.'] },
  { names: ['Gram matrix', 'Gram 矩阵'], more: ['Which channels are active together.'] },
  { names: ['Style loss', '风格损失'], more: ['Compares Gram matrices.'] },
  { names: ['Content loss', '内容损失'], more: ['Compares features.'] },
  { names: ['Préparer'], more: [] },
]
const found = (query: string) => rank(items, query, (item) => item).map(({ names }) => names[0])

describe('rank', () => {
  test.each([
    ['load', ['Load image']],
    ['LOAD', ['Load image']],
    ['stls', ['Style loss']],
    ['sl', ['Style loss']],
    ['loss style', ['Style loss']],
    ['gram', ['Gram matrix', 'Style loss']],
    ['损失', ['Style loss', 'Content loss']],
    ['载入', ['Load image']],
    ['prepa', ['Préparer']],
    ['xyz', []],
    // Letters may be left out of names, not of descriptions.
    ['rdpct', []],
    ['picture', ['Load image']],
  ])('finds for “%s”: %j', (query, names) => {
    expect(found(query)).toEqual(names)
  })

  test('keeps the order of what fits equally well, so that the most used can stand first', () => {
    const [load, gram, style, content, other] = items
    const reversed = [other, content, style, gram, load].filter((item) => item !== undefined)
    expect(rank(reversed, 'loss', (item) => item).map(({ names }) => names[0])).toEqual([
      'Content loss',
      'Style loss',
    ])
  })

  test('leaves everything as it is when nothing is asked for', () => {
    expect(rank(items, '  ', (item) => item)).toEqual(items)
  })

  test('gives each item once, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const names = found(query)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})
