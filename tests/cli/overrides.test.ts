import { expect, test } from 'vitest'
import { catalog } from '../../src/cli/open-graph'
import { applyOverrides } from '../../src/cli/overrides'
import type { GraphDocument, GraphNode } from '../../src/core/document'

function textures(...params: readonly GraphNode['params'][]): GraphDocument {
  const nodes = params.map((given, index) => ({
    id: `texture-${index}`,
    type: 'texture/waves',
    version: 1,
    position: { x: 0, y: 0 },
    params: given,
  }))
  return {
    format: 'gramarye-graph',
    version: 1,
    title: '',
    nodes,
    edges: [],
    frames: [],
    notes: [],
    assets: {},
  }
}

test('--size is the longest side of all; the others keep their share of it', async () => {
  const document = textures({ width: 600, height: 200 }, { height: 300 }, { width: 400, height: 300 })
  const wishes = { inputs: [], settings: [], size: 96 }
  const notes: string[] = []
  const { nodes } = await applyOverrides(document, catalog, wishes, (note) => notes.push(note))
  expect(nodes.map(({ params }) => [params.width, params.height])).toEqual([
    [96, 32],
    [61, 48],
    [64, 48],
  ])
  expect(notes).toEqual([])
})

test('--size never goes below what a node can do', async () => {
  const document = textures({ width: 2000, height: 200 })
  const { nodes } = await applyOverrides(document, catalog, { inputs: [], settings: [], size: 32 }, () => {})
  expect(nodes.map(({ params }) => [params.width, params.height])).toEqual([[32, 16]])
})
