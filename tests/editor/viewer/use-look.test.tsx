// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Look } from '../../../src/core/view'
import { createCommands } from '../../../src/editor/actions/commands'
import { EditorContext } from '../../../src/editor/editor'
import type { EditorCore } from '../../../src/editor/editor-core'
import type { EditorEngine, PagePreview } from '../../../src/editor/engine'
import { createDocumentStore } from '../../../src/editor/store/document'
import { createFaultStore } from '../../../src/editor/store/faults'
import { createQueueStore } from '../../../src/editor/store/queue'
import { createResultStore } from '../../../src/editor/store/results'
import { createRunStore } from '../../../src/editor/store/run'
import { createUiStore } from '../../../src/editor/store/ui'
import { useLook } from '../../../src/editor/viewer/useLook'
import { catalog, chain } from '../documents'
import { noLibrary } from '../no-library'

/** Pictures in the order in which they were made; true once closed. */
let closed: boolean[] = []
let answers: ((look: Look<PagePreview> | undefined) => void)[] = []

function picture(): PagePreview {
  const index = closed.push(false) - 1
  const close = () => {
    closed[index] = true
  }
  return { kind: 'picture', width: 8, height: 8, bitmap: { width: 8, height: 8, close } }
}

const drawn = (): Look<PagePreview> => ({ views: [], shape: '[8, 8, 3]', preview: picture() })

function open() {
  const engine: EditorEngine = {
    catalog,
    status: { state: 'starting', request: 'auto' },
    open: async () => ({ ok: false, problems: [] }),
    run: () => new Promise(() => {}),
    cancel: () => {},
    plan: async () => ({ nodes: [], forecast: { stale: 0, unknown: [], peakBytes: 0 } }),
    preview: async () => undefined,
    look: () => new Promise((resolve) => answers.push(resolve)),
    sample: async () => undefined,
    histogram: async () => undefined,
    file: async () => undefined,
    png: async () => undefined,
    checkpoint: async () => undefined,
    forgetCheckpoints: async () => undefined,
    thumbnail: () => Promise.reject(new Error('no picture')),
    keepFiles: () => Promise.reject(new Error('keeps nothing')),
    hasFile: async () => false,
    restart: () => {},
    subscribe: () => () => {},
    watch: () => () => {},
    watchFaults: () => () => {},
  }
  const core: EditorCore = {
    engine,
    catalog: () => catalog,
    i18n: createInstance(),
    examples: [],
    library: noLibrary(),
    document: createDocumentStore(chain('a', 'b')),
    run: createRunStore(),
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    ui: createUiStore({ engine: engine.status, paletteOpen: false }),
    view: { current: null },
  }
  const editor = { ...core, commands: createCommands(core) }
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <EditorContext value={editor}>{children}</EditorContext>
  )
  const hook = renderHook(({ node }) => useLook({ node, port: 'out' }, undefined), {
    wrapper,
    initialProps: { node: 'a' },
  })
  return { ...hook, run: core.run }
}

const settle = () => act(() => vi.advanceTimersByTimeAsync(50))
const answer = (index: number, look: Look<PagePreview> | undefined) => act(async () => answers[index]?.(look))

beforeEach(() => {
  closed = []
  answers = []
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('a picture is closed when the next one takes its place, and when the viewer closes', async () => {
  const { result, rerender, unmount } = open()
  await settle()
  await answer(0, drawn())
  expect(result.current).toMatchObject({ state: 'shown', outdated: false })
  rerender({ node: 'b' })
  expect(result.current).toMatchObject({ state: 'shown', outdated: true })
  expect(closed).toEqual([false])
  await settle()
  await answer(1, drawn())
  expect(closed).toEqual([true, false])
  unmount()
  expect(closed).toEqual([true, true])
})

test('an answer that comes too late is closed at once and not shown', async () => {
  const { result, rerender } = open()
  await settle()
  rerender({ node: 'b' })
  await settle()
  await answer(1, drawn())
  const shown = result.current
  await answer(0, drawn())
  expect(closed).toEqual([false, true])
  expect(result.current).toBe(shown)
})

test('a newer preview asks anew, once for a burst of them', async () => {
  const { run } = open()
  await settle()
  await answer(0, drawn())
  for (let sent = 0; sent < 3; sent += 1) {
    act(() => run.receive({ type: 'preview', node: 'a', port: 'out', preview: picture() }))
  }
  await settle()
  expect(answers).toHaveLength(2)
})

test('a value in the making is shown as the run sends it; when canceled, its draft stays', async () => {
  const { result, run } = open()
  await settle()
  await answer(0, undefined)
  expect(result.current).toEqual({ state: 'empty' })
  act(() => run.receive({ type: 'started', node: 'a', why: [] }))
  expect(result.current.state).toBe('empty')
  const draft = picture()
  act(() => {
    run.receive({ type: 'progress', node: 'a', progress: { iteration: 1 } })
    run.receive({ type: 'preview', node: 'a', port: 'out', preview: draft })
  })
  expect(result.current).toMatchObject({ state: 'draft', growing: true, preview: draft })
  act(() => run.receive({ type: 'canceled', node: 'a' }))
  await settle()
  await answer(1, undefined)
  expect(result.current).toMatchObject({ state: 'draft', growing: false, preview: draft })
})
