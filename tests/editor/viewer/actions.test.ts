import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { closeViewer, lookAt, toggleViewer } from '../../../src/editor/actions/viewer'
import type { EditorCore } from '../../../src/editor/editor-core'
import type { EditorEngine } from '../../../src/editor/engine'
import { createDocumentStore } from '../../../src/editor/store/document'
import { createFaultStore } from '../../../src/editor/store/faults'
import { createQueueStore } from '../../../src/editor/store/queue'
import { createResultStore } from '../../../src/editor/store/results'
import { createRunStore } from '../../../src/editor/store/run'
import { createUiStore } from '../../../src/editor/store/ui'
import { catalog, chain } from '../documents'
import { noLibrary } from '../no-library'

function open() {
  const never = () => new Promise<never>(() => {})
  const engine: EditorEngine = {
    catalog,
    status: { state: 'starting', request: 'auto' },
    open: never,
    run: never,
    cancel: () => {},
    plan: never,
    preview: never,
    look: never,
    sample: never,
    histogram: never,
    file: never,
    png: never,
    checkpoint: async () => undefined,
    forgetCheckpoints: async () => undefined,
    thumbnail: never,
    keepFiles: never,
    hasFile: never,
    restart: () => {},
    subscribe: () => () => {},
    watch: () => () => {},
    watchFaults: () => () => {},
  }
  const editor: EditorCore = {
    engine,
    catalog: () => catalog,
    i18n: createInstance(),
    examples: [],
    library: noLibrary(),
    document: createDocumentStore(chain('a', 'b', 'c')),
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: engine.status, paletteOpen: false }),
    view: { current: null },
  }
  const draw = (node: string) =>
    editor.run.receive({ type: 'preview', node, port: 'out', preview: { kind: 'text', text: '' } })
  const viewer = () => editor.ui.getState().viewer
  return { editor, draw, viewer }
}

test('opens at what is selected, and closes', () => {
  const { editor, viewer } = open()
  editor.document.select({ nodes: new Set(['b']) })
  toggleViewer(editor)
  expect(viewer()).toMatchObject({ open: true, shown: { node: 'b', port: 'out' } })
  toggleViewer(editor)
  expect(viewer().open).toBe(false)
})

test('opens at what was looked at last, as long as it is there, else at the end of the graph', () => {
  const { editor, draw, viewer } = open()
  draw('b')
  draw('a')
  toggleViewer(editor)
  expect(viewer().shown).toEqual({ node: 'b', port: 'out' })
  lookAt(editor, { node: 'a', port: 'out' })
  closeViewer(editor)
  toggleViewer(editor)
  expect(viewer().shown).toEqual({ node: 'a', port: 'out' })
  closeViewer(editor)
  editor.document.open(chain('b', 'c'))
  toggleViewer(editor)
  expect(viewer().shown).toEqual({ node: 'b', port: 'out' })
})

test('is empty where there is nothing to see', () => {
  const { editor, viewer } = open()
  toggleViewer(editor)
  expect(viewer()).toMatchObject({ open: true, shown: null })
})
