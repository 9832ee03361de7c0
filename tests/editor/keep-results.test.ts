// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { keepResults } from '../../src/editor/actions/results'
import type { RunSummary } from '../../src/engine/events'
import { openEditor } from './support/open-editor'

/** A graph with one curve, in a run that may find it known. */
async function timeKept(times: Pick<RunSummary, 'ms' | 'workMs'>): Promise<number | undefined> {
  const position = { x: 0, y: 0 }
  const nodes = [{ id: 'curve', type: 'output/plot', version: 1, position, params: {} }]
  const document = { ...emptyDocument('Curve'), nodes }
  const editor = openEditor(JSON.stringify(document))
  const curve = { kind: 'series', xLabel: 'step', x: [0], curves: { loss: [1] } } as const
  const engine = { ...editor.engine, preview: async () => curve }
  const summary = {
    outcome: 'done',
    ran: [],
    cached: ['curve'],
    failures: [],
    blocked: [],
    peakBytes: 0,
  } as const
  await keepResults(
    { ...editor, engine },
    { id: 1, origin: 'user', document, graph: 'g', generation: 0 },
    { ...summary, ...times },
  )
  return editor.results.getState().results.at(0)?.ms
}

test('a result took as long as its run, or as the earlier run that computed it', async () => {
  expect(await timeKept({ ms: 1, workMs: 988 })).toBe(988)
  expect(await timeKept({ ms: 300, workMs: 20 })).toBe(300)
  expect(await timeKept({ ms: 7 })).toBe(7)
})
