import { expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { validate } from '../../src/core/validate'
import { canBranch, stepsParam, stepsWanted } from '../../src/editor/store/branch'
import { branchAt } from '../../src/editor/store/branch-at'
import { stepReached, withStep } from '../../src/editor/store/checkpoints'
import { createDocumentStore } from '../../src/editor/store/document'

const catalog = describeRegistry(createRegistry(nodes))
const painter = catalog.nodes['optimize/pixels']

function graph(): GraphDocument {
  const node = (id: string, type: string, params = {}) => ({
    id,
    type,
    version: catalog.nodes[type]?.version ?? 1,
    position: { x: 0, y: 0 },
    params,
  })
  return {
    ...emptyDocument('Branch'),
    nodes: [
      node('content', 'texture/waves'),
      node('smooth', 'loss/total-variation'),
      node('paint', 'optimize/pixels', { iterations: 100, seed: 4 }),
    ],
    edges: [
      { from: { node: 'content', port: 'image' }, to: { node: 'paint', port: 'image' } },
      { from: { node: 'smooth', port: 'loss' }, to: { node: 'paint', port: 'loss' } },
    ],
  }
}

test('a branch goes on from a copy that stops at the step, and takes what the node takes', () => {
  if (!painter) throw new Error('There is nothing that paints.')
  const store = createDocumentStore(graph())
  const before = store.getState().document
  const node = before.nodes[2]
  if (!node) throw new Error('The node is gone.')
  const at = { x: 10, y: 20 }
  const param = stepsParam(painter) ?? ''
  const edit = branchAt({
    node,
    param,
    all: stepsWanted(node, painter),
    step: 40,
    trunk: { id: 'trunk', position: at, label: 'Until 40' },
    branch: { id: 'branch', position: at, label: 'Branch' },
  })
  store.apply(edit)
  const { nodes: after, edges } = store.getState().document
  expect(after.find(({ id }) => id === 'trunk')?.params).toEqual({ iterations: 40, seed: 4 })
  expect(after.find(({ id }) => id === 'branch')?.params).toEqual({ iterations: 60, seed: 4 })
  const into = (id: string) =>
    edges.filter(({ to }) => to.node === id).map(({ to, from }) => [from.node, to.port])
  expect(into('trunk')).toEqual([
    ['content', 'image'],
    ['smooth', 'loss'],
  ])
  expect(into('branch')).toEqual([
    ['content', 'image'],
    ['smooth', 'loss'],
    ['trunk', 'painting'],
  ])
  expect(validate(store.getState().document, catalog)).toEqual(validate(before, catalog))
  store.undo()
  expect(store.getState().document).toEqual(before)
})

test('what paints can be branched, and nothing else', () => {
  const able = Object.keys(catalog.nodes).filter((type) => {
    const definition = catalog.nodes[type]
    return definition && canBranch(definition)
  })
  expect(able).toEqual(['optimize/pixels'])
})

test('a run goes on from the last step that it is to do', () => {
  expect(stepReached([], 100)).toBe(0)
  expect(stepReached([25, 50, 200], 100)).toBe(50)
  expect(stepReached([25, 50], 50)).toBe(50)
  expect(withStep([25, 75], 50)).toEqual([25, 50, 75])
  expect(withStep([25, 50], 50)).toEqual([25, 50])
})
