import { createInstance } from 'i18next'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { followEngine } from '../../src/editor/actions/follow-engine'
import { openRef } from '../../src/editor/actions/open-ref'
import { cancelRun, startRun } from '../../src/editor/actions/runs'
import type { EditorCore } from '../../src/editor/editor-core'
import type { EditorEngine, EngineStatus, EngineTrouble, PageEvent } from '../../src/editor/engine'
import { en } from '../../src/editor/i18n/en'
import { createDocumentStore } from '../../src/editor/store/document'
import { moveNodes, setParam } from '../../src/editor/store/edits'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import type { RunSummary } from '../../src/engine/events'
import { catalog, chain } from './documents'
import { noLibrary } from './no-library'

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

type Emit = (event: PageEvent, graph?: string) => void
type Run = (emit: Emit, graph: GraphDocument, targets?: readonly string[]) => RunSummary | Promise<RunSummary>

function create(run: Run) {
  const listeners = new Set<(event: PageEvent, graph: string) => void>()
  const watchers = new Set<(status: EngineStatus, crash?: EngineTrouble) => void>()
  let called: string | undefined
  const emit: Emit = (event, graph = called ?? openRef(editor).graph) =>
    listeners.forEach((listener) => void listener(event, graph))
  const engine: EditorEngine = {
    catalog,
    status: ready,
    open: async () => ({ ok: false, problems: [] }),
    run: async (id, graph, targets) => {
      called = id
      await Promise.resolve()
      return run(emit, graph, targets)
    },
    cancel: vi.fn(),
    plan: async (_, { nodes }) => ({
      nodes: nodes.map(({ id }) => ({ node: id, state: 'stale', why })),
      forecast: { stale: nodes.length, unknown: nodes.map(({ id }) => id), peakBytes: 0 },
    }),
    preview: async () => undefined,
    png: async () => undefined,
    look: async () => undefined,
    sample: async () => undefined,
    histogram: async () => undefined,
    file: async () => undefined,
    checkpoint: async () => undefined,
    forgetCheckpoints: async () => undefined,
    thumbnail: () => Promise.reject(new Error('no picture')),
    keepFiles: () => Promise.reject(new Error('keeps nothing')),
    hasFile: async () => false,
    restart: () => {},
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watchFaults: () => () => {},
    watch(listener) {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
  }
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const document = createDocumentStore(chain('a'))
  const editor: EditorCore = {
    engine,
    catalog: () => engine.catalog,
    i18n,
    examples: [],
    library: noLibrary(document),
    document,
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: ready, paletteOpen: false }),
    view: { current: null },
  }
  const stop = followEngine(editor)
  const show = (status: EngineStatus, crash?: EngineTrouble) =>
    watchers.forEach((watcher) => void watcher(status, crash))
  return { ...editor, editor, emit, stop, show, notice: () => editor.ui.getState().notice?.text }
}

/** Runs end only when they are told to. */
function createPaused() {
  const ran: { readonly graph: GraphDocument; readonly targets: readonly string[] | undefined }[] = []
  const ends: (() => void)[] = []
  const made = create((_, graph, targets) => {
    ran.push({ graph, targets })
    return new Promise((resolve) => ends.push(() => resolve(summary)))
  })
  return {
    ...made,
    ran,
    canceled: () => vi.mocked(made.engine.cancel).mock.calls.length,
    async finish() {
      await vi.advanceTimersByTimeAsync(0)
      ends.shift()?.()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
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

test('a second run waits for the first, with the graph as it was when it was asked for', async () => {
  const { editor, document, ran, finish } = createPaused()
  void startRun(editor)
  document.apply(setParam('a', 'q', 1))
  void startRun(editor)
  document.apply(setParam('a', 'q', 2))
  expect(editor.queue.getState().waiting).toHaveLength(1)
  await finish()
  await finish()
  expect(ran.map(({ graph }) => graph.nodes[0]?.params.q)).toEqual([undefined, 1])
  expect(editor.queue.getState()).toEqual({ waiting: [], working: false })
})

test('auto-run follows an edit, gives up when another comes, and leaves a run that was asked for alone', async () => {
  const { editor, document, ui, run, ran, canceled, finish } = createPaused()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ran).toHaveLength(0)
  ui.set({ autoRun: true })
  await vi.advanceTimersByTimeAsync(1000)
  expect(ran).toHaveLength(1)
  expect(ran[0]?.targets).toEqual(['a'])

  document.apply(moveNodes(new Map([['a', { x: 5, y: 5 }]])))
  expect(canceled()).toBe(0)
  document.apply(setParam('a', 'q', 1))
  expect(canceled()).toBe(1)
  await finish()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ran.map(({ graph }) => graph.nodes[0]?.params.q)).toEqual([undefined, 1])

  void startRun(editor)
  expect(canceled()).toBe(2)
  await finish()
  expect(run.getState().run).toMatchObject({ phase: 'running', task: { origin: 'user' } })
  document.apply(setParam('a', 'q', 2))
  await vi.advanceTimersByTimeAsync(1000)
  expect(canceled()).toBe(2)
})

test('redo shows its value again, although what undo brought back came only after it', async () => {
  const { engine, document, ran, finish } = createPaused()
  let shown: unknown
  const settingOf = (graph: GraphDocument | undefined) => graph?.nodes[0]?.params.q
  vi.spyOn(engine, 'plan').mockImplementation(async (_, graph) => {
    const code = settingOf(graph) === shown ? 'unchanged' : 'reused'
    const nodes = [{ node: 'a', state: 'cached', why: [{ code, message: '', values: {} }] }] as const
    return { nodes, forecast: { stale: 0, unknown: [], peakBytes: 0 } }
  })
  const show = async () => {
    await finish()
    shown = settingOf(ran.at(-1)?.graph)
    await vi.advanceTimersByTimeAsync(1000)
  }
  document.apply(setParam('a', 'q', 1))
  await vi.advanceTimersByTimeAsync(1000)
  await show()
  expect(shown).toBe(1)

  document.undo()
  await vi.advanceTimersByTimeAsync(1000)
  document.redo()
  await vi.advanceTimersByTimeAsync(1000)
  await show()
  expect(ran.map(({ graph }) => settingOf(graph))).toEqual([1, undefined, 1])
})

test('auto-run does not try again what it was stopped in, and says nothing', async () => {
  const { ui, run, editor, ran, finish } = createPaused()
  ui.set({ autoRun: true })
  await vi.advanceTimersByTimeAsync(1000)
  cancelRun(editor)
  await finish()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ran).toHaveLength(1)
  expect(run.getState().run.phase).toBe('ended')
  expect(ui.getState().notice).toBeNull()
})

test('auto-run stops a node that turns out to take long, and leaves it to the user from then on', async () => {
  const { ui, run, ran, emit, canceled, finish } = createPaused()
  ui.set({ autoRun: true })
  await vi.advanceTimersByTimeAsync(1000)
  emit({ type: 'started', node: 'a', why })
  await vi.advanceTimersByTimeAsync(6000)
  expect(canceled()).toBe(1)
  await finish()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ran).toHaveLength(1)
  expect([...run.getState().held]).toEqual(['a'])
})

const crash = { message: 'The device was lost.', remedy: 'Go on.' }

/** A run that loses its engine: the worker's promise is refused, and another worker comes up. */
async function loseEngine(kept: boolean) {
  const ran: (readonly string[] | undefined)[] = []
  const refusals: ((error: Error) => void)[] = []
  const made = create((_, __, targets) => {
    ran.push(targets)
    return new Promise((_resolve, reject) => refusals.push(reject))
  })
  void startRun(made.editor, ['a'])
  await vi.advanceTimersByTimeAsync(0)
  if (kept) made.emit({ type: 'checkpoint', node: 'a', step: 25 })
  refusals.shift()?.(new Error('Gone.'))
  made.show({ state: 'starting', request: 'auto' }, crash)
  await vi.advanceTimersByTimeAsync(0)
  made.show(ready)
  await vi.advanceTimersByTimeAsync(0)
  return { ...made, ran }
}

test('a run that lost its engine goes on by itself if something of it was kept', async () => {
  const { ran, notice, stop } = await loseEngine(true)
  expect(ran).toEqual([['a'], ['a']])
  expect(notice()).toBe(en.timeline.recovered)
  stop()
})

test('a run that would only crash again is not begun again', async () => {
  const { ran, stop } = await loseEngine(false)
  expect(ran).toEqual([['a']])
  stop()
})

test('the steps that were kept are told by the plan and by the run', async () => {
  const { emit, engine, document, run, stop } = create(() => summary)
  const planned = vi.spyOn(engine, 'plan')
  planned.mockImplementation(async (_, { nodes }) => ({
    nodes: nodes.map(({ id }) => ({ node: id, state: 'stale', why, checkpoints: [10, 30] })),
    forecast: { stale: nodes.length, unknown: [], peakBytes: 0 },
  }))
  await vi.advanceTimersByTimeAsync(500)
  expect(run.getState().checkpoints.a).toEqual([10, 30])
  emit({ type: 'checkpoint', node: 'a', step: 20 })
  expect(run.getState().checkpoints.a).toEqual([10, 20, 30])
  document.open(chain('b'))
  expect(run.getState().checkpoints).toEqual({})
  stop()
})

test('what a run of another graph does and takes is not said of the one that is open', async () => {
  const { editor, document, run, finish, emit, notice, stop } = createPaused()
  const asked = openRef(editor).graph
  void startRun(editor)
  await vi.advanceTimersByTimeAsync(0)
  document.open({ ...chain('a'), title: 'Second' })
  await vi.advanceTimersByTimeAsync(1000)
  const states = () => [run.getState().nodes.a?.state, run.getState().measured.a]
  const before = states()
  emit({ type: 'done', node: 'a', why: [], ms: 3, bytes: 1, shapes: {} }, asked)
  expect(states()).toEqual(before)
  await finish()
  expect(run.getState().run).toEqual({ phase: 'idle' })
  expect(notice()).toContain(`“${chain('a').title}”: Done in`)
  // Nor what comes after its end.
  emit({ type: 'failed', failure }, asked)
  expect(states()).toEqual(before)
  stop()
})

test('an engine that failed before anybody listened is told all the same', () => {
  const { editor, engine, notice, stop } = create(() => summary)
  stop()
  const trouble = { message: 'No backend.', remedy: '' }
  Object.assign(engine, { status: { state: 'failed', request: 'auto', trouble } })
  followEngine(editor)()
  expect(editor.ui.getState().engine.state).toBe('failed')
  expect(notice()).toBe('No backend.')
})
