import { expect, test } from 'vitest'
import type { Catalog } from '../../src/core/catalog'
import { hasSeeds, withNewSeeds } from '../../src/editor/store/seeds'
import { catalog, chain, node } from './documents'

const seeded: Catalog = {
  ...catalog,
  nodes: {
    ...catalog.nodes,
    'test/seeded': {
      type: 'test/seeded',
      version: 1,
      title: 'Seeded',
      category: 'Test',
      doc: '',
      inputs: {},
      params: { seed: { kind: 'seed', label: 'Seed', doc: '', default: 1 } },
      outputs: {},
    },
  },
}

test('gives every seed another value and leaves the rest as it is', () => {
  const plain = chain('a')
  const inside = { ...node('i', { type: 'test/seeded' }) }
  const group = { id: 'g', ...plain, title: 'G', inputs: [], outputs: [], params: [], nodes: [inside] }
  const document = {
    ...plain,
    nodes: [...plain.nodes, node('s', { type: 'test/seeded', params: { seed: 1, other: 2 } })],
    groups: [group],
  }
  let next = 10
  const varied = withNewSeeds(document, seeded, () => next++)
  const seeds = [varied.nodes[1]?.params.seed, varied.groups?.[0]?.nodes[0]?.params.seed]
  expect(seeds.toSorted()).toEqual([10, 11])
  expect(varied.nodes[1]?.params.other).toBe(2)
  expect(varied.nodes[0]).toBe(document.nodes[0])
  expect(document.nodes[1]?.params.seed).toBe(1)
})

test('knows whether there is a seed to vary', () => {
  expect(hasSeeds(chain('a'), seeded)).toBe(false)
  expect(hasSeeds({ ...chain('a'), nodes: [node('s', { type: 'test/seeded' })] }, seeded)).toBe(true)
})
