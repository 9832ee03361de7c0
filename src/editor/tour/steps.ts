import type { GraphNode } from '../../core/document'
import type { EditorCore } from '../editor-core'
import type { TourWords } from './words'

interface TourStep {
  readonly id: keyof TourWords['steps']
  /** Brings what the step is about into view. */
  prepare(editor: EditorCore): void
  /** What it points at. The first of these that is on the screen. */
  find(editor: EditorCore): readonly (Element | null)[]
}

const canvas = () => document.querySelector('.canvas')

/** Five, in the order in which one works. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'nodes',
    prepare: ({ view }) => view.current?.fit(),
    find: (editor) => [nodeElement(firstNode(editor)), canvas()],
  },
  {
    id: 'run',
    prepare: ({ view }) => view.current?.fit(),
    find: () => [document.querySelector('.header__run .button--primary')],
  },
  {
    id: 'look',
    prepare: (editor) => show(editor, shownNode(editor)),
    find: (editor) => [
      nodeElement(shownNode(editor))?.querySelector('.preview') ?? null,
      nodeElement(shownNode(editor)),
      canvas(),
    ],
  },
  {
    id: 'change',
    prepare: (editor) => show(editor, changedNode(editor)),
    find: (editor) => [
      nodeElement(changedNode(editor))?.querySelector('.mixer, .number') ?? null,
      nodeElement(changedNode(editor)),
      canvas(),
    ],
  },
  {
    id: 'keep',
    prepare: ({ view }) => view.current?.fit(),
    find: () => [document.querySelector('.header__files'), document.querySelector('.header__menu')],
  },
]

function firstNode(editor: EditorCore): GraphNode | undefined {
  const { nodes } = editor.document.getState().graph
  return [...nodes].sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)[0]
}

/** One that delivers a picture, else the first. */
function shownNode(editor: EditorCore): GraphNode | undefined {
  const { nodes } = editor.document.getState().graph
  const known = editor.catalog().nodes
  return nodes.find(({ type }) => known[type]?.sink?.format === 'png') ?? firstNode(editor)
}

/** One that weighs what is wired in, else one with a number to set. */
function changedNode(editor: EditorCore): GraphNode | undefined {
  const { nodes } = editor.document.getState().graph
  const has = (kinds: readonly string[]) =>
    nodes.find(({ type }) =>
      Object.values(editor.catalog().nodes[type]?.params ?? {}).some(({ kind }) => kinds.includes(kind)),
    )
  return has(['wire-weights']) ?? has(['number', 'integer'])
}

function show({ view }: EditorCore, node: GraphNode | undefined) {
  if (node) view.current?.show(node.id)
}

function nodeElement(node: GraphNode | undefined): Element | null {
  return node ? document.querySelector(`[data-node-id="${CSS.escape(node.id)}"]`) : null
}
