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

test('--size is the longer side of a texture, whose shape stays', async () => {
  const document = textures({ width: 600, height: 200 }, { height: 128 }, {})
  const wishes = { inputs: [], settings: [], size: 96 }
  const notes: string[] = []
  const { nodes } = await applyOverrides(document, catalog, wishes, (note) => notes.push(note))
  expect(nodes.map(({ params }) => [params.width, params.height])).toEqual([
    [96, 32],
    [96, 32],
    [96, 96],
  ])
  expect(notes).toEqual([])
})
