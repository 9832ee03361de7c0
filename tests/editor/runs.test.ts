import { createInstance } from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followEngine, startRun } from '../../src/editor/actions/runs'
import type { EditorCore } from '../../src/editor/editor-core'
import type { EditorEngine, EngineStatus, PageEvent } from '../../src/editor/engine'
import { en } from '../../src/editor/i18n/en'
import { createDocumentStore } from '../../src/editor/store/document'
import { setParam } from '../../src/editor/store/edits'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import type { RunSummary } from '../../src/engine/events'
import { catalog, chain } from './documents'

const backend = { name: 'wasm', label: 'WebAssembly', reason: '', tried: [] } as const
const ready: EngineStatus = { state: 'ready', request: 'auto', backend }
const failure = { node: 'a', title: 'A', message: 'No.', remedy: 'Do.', shapes: {} }
const why = [{ code: 'first-run', message: '', values: {} }]
const summary: RunSummary = {
  outcome: 'done',
  ran: [],
  cached: [],
  failures: [],
  blocked: [],
  ms: 5,
  peakBytes: 0,
}

function create(run: (emit: (event: PageEvent) => void) => RunSummary) {
  const listeners = new Set<(event: PageEvent) => void>()
  const watchers = new Set<(status: EngineStatus) => void>()
  const engine: EditorEngine = {
    catalog,
    status: ready,
    open: async () => ({ ok: false, problems: [] }),
    run: async () => {
      await Promise.resolve()
      return run((event) => listeners.forEach((listener) => void listener(event)))
    },
    cancel: () => {},
    plan: async ({ nodes }) => ({
      nodes: nodes.map(({ id }) => ({ node: id, state: 'stale', why })),
      forecast: { stale: nodes.length, unknown: nodes.map(({ id }) => id), peakBytes: 0 },
    }),
    preview: async () => undefined,
    png: async () => undefined,
    look: async () => undefined,
    sample: async () => undefined,
    histogram: async () => undefined,
    thumbnail: () => Promise.reject(new Error('no picture')),
    restart: () => {},
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch(listener) {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
  }
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const editor: EditorCore = {
    engine,
    catalog: () => engine.catalog,
    i18n,
    examples: [],
    document: createDocumentStore(chain('a')),
    run: createRunStore(),
    ui: createUiStore({ engine: ready, paletteOpen: false }),
    view: { current: null },
  }
  const stop = followEngine(editor)
  const show = (status: EngineStatus) => watchers.forEach((watcher) => void watcher(status))
  return { ...editor, editor, stop, show, notice: () => editor.ui.getState().notice?.text }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a failure stays on show although an edit came just before the run', async () => {
  const { editor, document, run } = create((emit) => {
    emit({ type: 'failed', failure })
    return { ...summary, outcome: 'failed', failures: [failure] }
  })
  await vi.advanceTimersByTimeAsync(1000)
  document.apply(setParam('a', 'q', 1))
  await startRun(editor)
  await vi.advanceTimersByTimeAsync(1000)
  expect(run.getState().nodes.a).toEqual({ state: 'failed', failure })

  document.apply(setParam('a', 'q', 2))
  await vi.advanceTimersByTimeAsync(1000)
  expect(run.getState().nodes.a).toEqual({ state: 'idle' })
})

test('a run takes down what was said before it, and counts what was blocked', async () => {
  const { editor, ui, notice } = create(() => ({ ...summary, blocked: ['a'] }))
  ui.notify('info', 'Opened.')
  const running = startRun(editor)
  expect(notice()).toBeUndefined()
  await running
  expect(notice()).toBe('Done in 5 ms: 0 run, 0 unchanged, 1 blocked.')
})

test('a backend that was chosen is told when it is up', () => {
  const { show, notice } = create(() => summary)
  show({ state: 'starting', request: 'webgpu' })
  show({ state: 'failed', request: 'webgpu', trouble: { message: 'No GPU.', remedy: '' } })
  expect(notice()).toBe('No GPU.')
  show({ state: 'starting', request: 'auto' })
  show(ready)
  expect(notice()).toBe('Computing with WebAssembly.')
})
