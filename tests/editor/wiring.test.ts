import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument, type GraphEdge } from '../../src/core/document'
import { catalogOf } from '../../src/core/groups'
import { deleteBridged } from '../../src/editor/actions/bridge'
import { landOnNode } from '../../src/editor/actions/drop-wire'
import { deleteSelection } from '../../src/editor/actions/nodes'
import { beginWiring, finishWiring, judge, verdictText } from '../../src/editor/actions/wiring'
import type { EditorCore } from '../../src/editor/editor-core'
import { en } from '../../src/editor/i18n/en'
import { groupChoices, nodeChoices } from '../../src/editor/search/node-choices'
import { findChoices, portChoices } from '../../src/editor/search/port-choices'
import { createDocumentStore } from '../../src/editor/store/document'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore, type Gesture, type PortRef, portKey } from '../../src/editor/store/ui'
import { node } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

const all = describeRegistry(createRegistry(nodes))

const kinds = {
  load: 'image/load',
  prep: 'image/preprocess',
  vgg: 'features/vgg',
  adain: 'stylize/adain',
  out: 'output/image',
}

/** Nodes named by their kind, with a number after it where there are several. */
function graph(ids: readonly string[], wires: readonly string[] = []): GraphDocument {
  const type = (id: string) => kinds[id.replace(/\d+$/, '') as keyof typeof kinds]
  const version = (id: string) => all.nodes[type(id)]?.version ?? 1
  return {
    ...emptyDocument('Test'),
    nodes: ids.map((id, index) =>
      node(id, { type: type(id), version: version(id), position: { x: index * 100, y: 0 } }),
    ),
    edges: wires.map(edge),
  }
}

function edge(text: string): GraphEdge {
  const [from = '', to = ''] = text.split('>')
  return { from: address(from), to: address(to) }
}

function address(text: string) {
  const [id = '', port = ''] = text.split('.')
  return { node: id, port }
}

const output = (text: string): PortRef => ({ ...address(text), side: 'output' })
const input = (text: string): PortRef => ({ ...address(text), side: 'input' })

function create(document: GraphDocument): EditorCore {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const store = createDocumentStore(document)
  const engine = idleEngine(all)
  return {
    engine,
    catalog: () => catalogOf(store.getState().document, all),
    i18n,
    examples: [],
    document: store,
    library: noLibrary(store),
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: engine.status, paletteOpen: false }),
    view: { current: null },
  }
}

const wires = ({ document }: EditorCore) =>
  document.getState().graph.edges.map(({ from, to }) => `${from.node}.${from.port}>${to.node}.${to.port}`)

describe('a gesture', () => {
  const document = graph(
    ['load', 'prep', 'vgg', 'adain', 'out'],
    ['load.image>prep.image', 'prep.image>adain.content', 'adain.image>out.image'],
  )
  const why = (editor: EditorCore, gesture: Gesture, port: PortRef) =>
    verdictText(editor, gesture, judge(editor, gesture).get(portKey(port.side, port)))

  test('is told by every port why it refuses', () => {
    const editor = create(document)
    const draw: Gesture = { kind: 'draw', from: output('adain.image') }
    expect(why(editor, draw, input('vgg.image'))).toBeUndefined()
    expect(why(editor, draw, input('prep.image'))).toMatch(/would close a circle/)
    expect(why(editor, draw, input('out.image'))).toMatch(/already wired/)
    expect(why(editor, draw, output('load.image'))).toBe(
      'Both are outputs. A wire leads from an output to an input.',
    )
    expect(why(editor, { kind: 'draw', from: output('vgg.features') }, input('out.image'))).toMatch(
      /gives Features, but .+ takes Image/,
    )
  })

  test('may take a wire where only the wire itself would be in the way', () => {
    const editor = create(document)
    const taken: Gesture = {
      kind: 'reconnect',
      from: output('adain.image'),
      wire: edge('adain.image>out.image'),
    }
    expect(why(editor, taken, input('out.image'))).toBeUndefined()
    finishWiring(editor, taken, input('vgg.image'))
    expect(wires(editor)).toContain('adain.image>vgg.image')
    expect(wires(editor)).toHaveLength(3)
  })

  test('moves the other end of a wire when it ends on a port of that side', () => {
    const editor = create(document)
    const from = output('prep.image')
    finishWiring(
      editor,
      { kind: 'reconnect', from, wire: edge('prep.image>adain.content') },
      output('load.image'),
    )
    expect(wires(editor)).toContain('load.image>adain.content')
  })

  test('moves all wires of an output in one step, or none', () => {
    const both = graph(
      ['load', 'load2', 'vgg', 'adain'],
      ['load.image>vgg.image', 'load.image>adain.content', 'adain.image>vgg2.image'],
    )
    const editor = create(both)
    const move: Gesture = { kind: 'move', from: output('load.image'), wires: both.edges.slice(0, 2) }
    expect(why(editor, move, output('adain.image'))).toMatch(/circle/)
    finishWiring(editor, move, output('adain.image'))
    expect(editor.document.getState().history.past).toHaveLength(0)
    finishWiring(editor, move, output('load2.image'))
    expect(wires(editor).slice(0, 2)).toEqual(['load2.image>vgg.image', 'load2.image>adain.content'])
    expect(editor.document.getState().history.past).toHaveLength(1)
  })

  test('lands on the first free port of a body, or is told why not', () => {
    const editor = create(document)
    const land = (from: PortRef, id: string) => {
      beginWiring(editor, { kind: 'draw', from })
      const { wiring } = editor.ui.getState()
      return wiring && landOnNode(editor, wiring, id)
    }
    expect(land(output('load.image'), 'adain')).toEqual({ port: input('adain.style') })
    expect(land(input('adain.style'), 'load')).toEqual({ port: output('load.image') })
    expect(land(output('load.image'), 'load')).toBeUndefined()
    expect(land(output('load.image'), 'out')).toMatchObject({ why: /./ })
    expect(land(output('vgg.features'), 'adain')).toEqual({ why: 'AdaIN has no input for Features.' })
    expect(land(input('adain.style'), 'vgg')).toEqual({ why: 'VGG features gives no Image.' })
    expect(land(output('adain.image'), 'prep')?.why).toMatch(/circle/)
  })
})

describe('the list of a port', () => {
  test('has free ports before taken ones, then its wires, then a new node', () => {
    const editor = create(
      graph(['load', 'out', 'adain', 'vgg'], ['load.image>out.image', 'vgg.x>adain.style']),
    )
    const groups = portChoices(editor, output('load.image'))
    expect(
      groups.map(({ items }) => items.map(({ title, detail }) => (detail ? `${title} (${detail})` : title))),
    ).toEqual([
      ['AdaIN · content', 'VGG features · image', 'AdaIN · style (replaces the wire there)'],
      ['Disconnect Picture · image'],
      ['New node…'],
    ])
    const [found] = findChoices(groups, 'adain sty')
    expect(found?.items.map(({ title }) => title)).toEqual(['AdaIN · style'])
    found?.items[0]?.run()
    expect(wires(editor)).toEqual(['load.image>out.image', 'load.image>adain.style'])
  })
})

describe('the list of nodes', () => {
  test('has one line for each port that takes the wire', () => {
    const editor = create(graph(['load']))
    const adain = nodeChoices(editor, output('load.image')).filter(
      ({ node: { type } }) => type === 'stylize/adain',
    )
    expect(adain.map(({ port }) => port)).toEqual(['content', 'style'])
    expect(
      nodeChoices(editor, input('adain.content')).some(({ node: { type } }) => type === 'features/gram'),
    ).toBe(false)
  })

  test('shows what was used most first, and puts it first among equals', () => {
    const editor = create(graph([]))
    const choices = nodeChoices(editor, undefined)
    const words = { mostUsed: 'Most used', category: (name: string) => name }
    const uses = { 'output/plot': 1, 'features/gram': 3 }
    const [most, ...rest] = groupChoices(choices, '', all, uses, words)
    expect(most?.items.map(({ title }) => title)).toEqual(['Gram matrix', 'Plot'])
    expect(rest.flatMap(({ items }) => items)).toHaveLength(choices.length - 2)
    const [found] = groupChoices(choices, 'loss', all, { 'loss/style': 1 }, words)
    expect(found?.items[0]?.title).toBe('Style loss')
  })

  test('leaves out the group that is open, and those it is inside of', () => {
    const inside = { inputs: [], outputs: [], params: [], edges: [], frames: [], notes: [] }
    const document: GraphDocument = {
      ...graph([]),
      nodes: [node('o', { type: 'group/outer' })],
      groups: [
        { id: 'inner', title: 'Inner', ...inside, nodes: [node('n')] },
        { id: 'outer', title: 'Outer', ...inside, nodes: [node('i', { type: 'group/inner' })] },
        { id: 'other', title: 'Other', ...inside, nodes: [] },
      ],
    }
    const editor = create(document)
    const groups = () =>
      nodeChoices(editor, undefined)
        .map(({ title }) => title)
        .filter((title) => ['Inner', 'Outer', 'Other'].includes(title))
    expect(groups()).toEqual(['Inner', 'Outer', 'Other'])
    editor.document.enter(['o'])
    expect(groups()).toEqual(['Inner', 'Other'])
    editor.document.enter(['o', 'i'])
    expect(groups()).toEqual(['Other'])
  })
})

describe('deleting', () => {
  const document = graph(['load', 'prep', 'out'], ['load.image>prep.image', 'prep.image>out.image'])

  test('offers a bridge where one can be built, which is then the only step', () => {
    const editor = create(document)
    editor.document.select({ nodes: new Set(['prep']) })
    deleteSelection(editor)
    expect(wires(editor)).toEqual([])
    editor.ui.getState().notice?.action?.run()
    expect(wires(editor)).toEqual(['load.image>out.image'])
    expect(editor.document.getState().history.past.map(({ name }) => name)).toEqual(['delete-bridged'])
    editor.document.undo()
    expect(editor.document.getState().document).toEqual(document)
  })

  test('offers none at the end of a chain, nor after another edit', () => {
    const editor = create(document)
    editor.document.select({ nodes: new Set(['out']) })
    deleteSelection(editor)
    expect(editor.ui.getState().notice?.action).toBeUndefined()
    editor.document.undo()
    editor.document.select({ nodes: new Set(['prep']) })
    deleteSelection(editor)
    const offer = editor.ui.getState().notice?.action
    deleteBridged(editor, { nodes: new Set(['load']), edges: new Set() })
    offer?.run()
    expect(editor.document.getState().graph.nodes.map(({ id }) => id)).toEqual(['out'])
  })
})
