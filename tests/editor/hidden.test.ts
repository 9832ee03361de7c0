import { expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { isHidden } from '../../src/editor/params/hidden'

const vgg = nodes.find(({ type }) => type === 'features/vgg')
if (!vgg) throw new Error('There are no VGG features.')
const shown = (params: Readonly<Record<string, string | { asset: string } | null>>) =>
  Object.entries(vgg.params)
    .filter(([, spec]) => !isHidden(spec, { params }, vgg))
    .map(([name]) => name)

test('what means nothing with the other settings is not shown', () => {
  expect(shown({})).toEqual(['network', 'layers', 'pooling', 'padding'])
  expect(shown({ network: 'vgg16' })).toEqual(['network', 'weights', 'layers', 'pooling', 'padding'])
  const weights = { asset: 'a'.repeat(64) }
  expect(shown({ network: 'vgg16', weights })).toEqual([
    'network',
    'weights',
    'input',
    'layers',
    'pooling',
    'padding',
  ])
  expect(shown({ network: 'lite-encoder', weights })).toEqual(['network', 'layers', 'pooling', 'padding'])
})

test('settings wait for others that exist, and values that these can have', () => {
  for (const { type, params } of nodes) {
    for (const { hiddenWhile = {} } of Object.values(params)) {
      for (const [other, values] of Object.entries(hiddenWhile)) {
        const spec = params[other]
        expect(spec, `${type} ${other}`).toBeDefined()
        if (spec?.kind !== 'choice') continue
        const known = new Set<unknown>(spec.options.map(({ value }) => value))
        for (const value of values) expect(known.has(value), `${type} ${other}`).toBe(true)
      }
    }
  }
})
