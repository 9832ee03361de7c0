// @vitest-environment happy-dom
import fc from 'fast-check'
import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { parseDocument } from '../../src/core/parse'
import { upgradeNodes } from '../../src/core/upgrade'
import { readGraph } from '../../src/editor/actions/files'
import { showGraph } from '../../src/editor/actions/show-graph'
import type { EditorCore } from '../../src/editor/editor-core'
import { en } from '../../src/editor/i18n/en'
import { createDocumentStore } from '../../src/editor/store/document'
import { createFaultStore } from '../../src/editor/store/faults'
import { createQueueStore } from '../../src/editor/store/queue'
import { createResultStore } from '../../src/editor/store/results'
import { createRunStore } from '../../src/editor/store/run'
import { createUiStore } from '../../src/editor/store/ui'
import { idleEngine } from '../editor/engines'
import { noLibrary } from '../editor/no-library'
import type { AnyTarget } from './target'
import { anyTexts, damagedGraphs, documents, mutatedGraphs, small } from './targets/documents'
import { fragments } from './targets/fragments'
import { catalog, judgeGraph, registry } from './targets/judge-graph'
import { links } from './targets/links'
import { assertHarmless, shortNotes } from './targets/notes'
import { plans } from './targets/plans'
import { pngs } from './targets/pngs'
import { swollenGraph } from './targets/swollen'

/** Far longer than any text here: no mutation may make of a file more than it is. */
const maxLength = 4e6

test('12,000 mutated graph files are refused with words, or hold together', { timeout: 300_000 }, () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(mutatedGraphs, (text) => {
      if (judgeGraph(text, maxLength)) accepted++
      else refused++
    }),
    { numRuns: 12_000 },
  )
  expect(accepted + refused).toBe(12_000)
  // Both ways are really gone.
  expect(Math.min(accepted, refused)).toBeGreaterThan(1000)
})

/** Tries so many cases of a target. @returns how many there were, and how many of them were let in. */
async function tryMany({ cases, judge }: Pick<AnyTarget, 'cases' | 'judge'>, numRuns: number) {
  let [inputs, accepted] = [0, 0]
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      inputs++
      if (await judge(given)) accepted++
    }),
    { numRuns },
  )
  return { inputs, accepted }
}

test('8,000 graph files with bytes changed, cut out or doubled', async () => {
  const { inputs } = await tryMany({ cases: damagedGraphs, judge: documents.judge }, 8000)
  expect(inputs).toBe(8000)
})

test('6,000 texts of any kind', async () => {
  const { inputs } = await tryMany({ cases: anyTexts, judge: documents.judge }, 6000)
  expect(inputs).toBe(6000)
})

test('2,000 mutated graphs: what is let in is planned, whatever its nodes are set to', async () => {
  const { accepted } = await tryMany(plans, 2000)
  expect(accepted).toBeGreaterThan(400)
})

test('4,000 mutated fragments from the clipboard; what is pasted can be saved and opened', async () => {
  const { inputs } = await tryMany(fragments, 4000)
  expect(inputs).toBe(4000)
})

test('1,500 links and 1,500 PNG with a graph give a graph that holds together, or a refusal', async () => {
  for (const target of [links, pngs]) {
    const { accepted } = await tryMany(target, 1500)
    expect(accepted).toBeGreaterThan(50)
  }
})

test('40 graph files in which something small stands very many times', async () => {
  const { inputs } = await tryMany({ cases: swollenGraph, judge: documents.judge }, 40)
  expect(inputs).toBe(40)
})

test('1,000 notes of whatever means something in Markdown become elements of ours and nothing else', () => {
  let inputs = 0
  fc.assert(
    fc.property(shortNotes, (text) => {
      inputs++
      assertHarmless(text)
    }),
    { numRuns: 1000 },
  )
  expect(inputs).toBe(1000)
})

test('1,000 files that are opened in the editor: what is refused leaves the document the same object', async () => {
  const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } }, initAsync: false })
  void i18n.init()
  const open = parseDocument(JSON.stringify(small))
  if (!open.ok) throw new Error('The smallest graph cannot be read.')
  const ui = createUiStore({ engine: { state: 'starting', request: 'auto' }, paletteOpen: false })
  const document = createDocumentStore(open.document)
  const editor: EditorCore = {
    engine: {
      ...idleEngine(catalog),
      async open(text) {
        const read = parseDocument(text, { maxLength })
        return read.ok ? { ...upgradeNodes(read.document, registry), ok: true } : read
      },
    },
    catalog: () => catalog,
    i18n,
    document,
    library: noLibrary(document),
    run: createRunStore(),
    ui,
    queue: createQueueStore(),
    results: createResultStore(),
    faults: createFaultStore(),
    view: { current: null },
    examples: [],
  }
  let [opened, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(mutatedGraphs, async (text) => {
      const before = document.getState()
      const read = await readGraph(editor, text, 'a file')
      if (read) {
        opened++
        await showGraph(editor, read)
        expect(document.getState().document).toBe(read.document)
      } else {
        refused++
        expect(document.getState()).toBe(before)
        expect(ui.getState().fileProblems.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 1000 },
  )
  expect(opened + refused).toBe(1000)
  expect(refused).toBeGreaterThan(100)
})
