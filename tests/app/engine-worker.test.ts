import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FromWorker, ToWorker } from '../../src/app/worker/protocol'
import { emptyDocument } from '../../src/core/document'
import type { RunSummary } from '../../src/engine/events'
import type { RunOptions, SessionOptions } from '../../src/engine/session'
import { fakeCanvas } from './fake-canvas'
import { summary } from './fake-worker'

/** What the worker asks of its session. */
const session = vi.hoisted(() => {
  const signals: AbortSignal[] = []
  const made: SessionOptions[] = []
  return { signals, made, ends: new Map<AbortSignal, (summary: RunSummary) => void>() }
})

vi.mock('../../src/tensor', async (original) => ({
  ...(await original<object>()),
  startBackend: async () => ({ name: 'cpu', label: '', reason: '', tried: [], lost: new Promise(() => {}) }),
}))
vi.mock('../../src/tensor/browser', () => ({ browserEnvironment: () => ({}) }))
vi.mock('../../src/engine/session', () => ({
  createSession: (options: SessionOptions) => {
    session.made.push(options)
    const made = {
      of: () => made,
      run: (_: unknown, { signal }: RunOptions) => {
        if (!signal) throw new Error('A run without a signal cannot be canceled.')
        session.signals.push(signal)
        return new Promise<RunSummary>((resolve) => session.ends.set(signal, resolve))
      },
    }
    return made
  },
}))

const scope: { onmessage?: (event: MessageEvent<ToWorker>) => Promise<void> } = {}
const sent: FromWorker[] = []
const tell = (data: ToWorker) => void scope.onmessage?.(new MessageEvent('message', { data }))
const run = (id: number) =>
  tell({ type: 'call', id, call: 'run', args: { graph: 'g', document: emptyDocument('Run') } })

beforeAll(async () => {
  fakeCanvas((data) => data.reverse())
  vi.stubGlobal(
    'self',
    Object.assign(scope, { postMessage: (message: FromWorker) => void sent.push(message) }),
  )
  await import('../../src/app/worker/run-engine')
  tell({ type: 'start', request: 'cpu', speeds: {} })
  await vi.waitFor(() => expect(session.made).toHaveLength(1))
})
beforeEach(() => {
  session.signals.length = 0
})

test('a cancel ends the run that goes on and those that wait, but none that comes after', async () => {
  run(1)
  run(2)
  await vi.waitFor(() => expect(session.signals).toHaveLength(2))
  tell({ type: 'cancel' })
  run(3)
  await vi.waitFor(() => expect(session.signals).toHaveLength(3))
  expect(session.signals.map(({ aborted }) => aborted)).toEqual([true, true, false])
})

test('a cancel right after the call reaches a run that still waits for the session', async () => {
  run(4)
  tell({ type: 'cancel' })
  await vi.waitFor(() => expect(session.signals).toHaveLength(1))
  expect(session.signals[0]?.aborted).toBe(true)
})

test('runs that are over are not canceled', async () => {
  run(5)
  await vi.waitFor(() => expect(session.signals).toHaveLength(1))
  for (const end of session.ends.values()) end(summary)
  await vi.waitFor(() => expect(sent).toContainEqual({ type: 'answer', id: 5, result: summary }))
  tell({ type: 'cancel' })
  expect(session.signals[0]?.aborted).toBe(false)
})

test('a file is kept until it is to be forgotten', async () => {
  const bytes = new Uint8Array([1])
  const look = () => session.made[0]?.asset?.('f')
  tell({ type: 'asset', sha256: 'f', name: 'f.png', bytes })
  await expect(look()).resolves.toEqual({ name: 'f.png', bytes })
  tell({ type: 'forget', sha256: 'f' })
  await expect(look()).resolves.toBeUndefined()
})

test('the page hears of it when the browser changes the pixels that are read', () => {
  const message = expect.stringContaining('This browser changes the pixels')
  expect(sent).toContainEqual({ type: 'fault', fault: { severity: 'warning', message } })
})
