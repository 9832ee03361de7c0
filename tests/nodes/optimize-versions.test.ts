import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nodes } from '../../nodes'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { createRegistry } from '../../src/core/catalog'
import { parseDocument } from '../../src/core/parse'
import { resolveParams } from '../../src/core/resolve-params'
import { upgradeNodes } from '../../src/core/upgrade'

it('a painting saved before there was a choice of optimizer means what it meant', () => {
  const parsed = parseDocument(readFileSync('tests/fixtures/optimize-pixels-v1.json', 'utf8'))
  if (!parsed.ok) throw new Error('The fixture is a graph.')
  const upgraded = upgradeNodes(parsed.document, createRegistry(nodes))
  expect(upgraded.problems).toEqual([])
  const [node] = upgraded.document.nodes
  if (!node) throw new Error('It has one node.')
  expect(node.version).toBe(optimizePixelsNode.version)
  expect(resolveParams(node, optimizePixelsNode, {})).toMatchObject({
    iterations: 120,
    learningRate: 0.03,
    start: 'blend',
    noise: 0.4,
    averaging: 0.9,
    reportEvery: 7,
    seed: 12,
    // What it was before it could be chosen; of colors, what it was meant to be.
    optimizer: 'adam',
    gradient: 'plain',
    colors: 'sources',
  })
})
