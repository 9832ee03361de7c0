// @vitest-environment happy-dom
import fc from 'fast-check'
import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { nodes } from '../../nodes'
import { createRegistry, describeRegistry } from '../../src/core/catalog'
import type { GraphDocument } from '../../src/core/document'
import { FRAGMENT } from '../../src/core/fragment'
import { parseDocument } from '../../src/core/parse'
import { parsePasted } from '../../src/core/parse-fragment'
import { placeFragment } from '../../src/core/place-fragment'
import type { Problem } from '../../src/core/problem'
import { serializeDocument } from '../../src/core/serialize'
import { upgradeNodes } from '../../src/core/upgrade'
import { validate } from '../../src/core/validate'
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
import { createSession } from '../../src/engine/session'
import { json } from '../core/arbitrary'
import { idleEngine } from '../editor/engines'
import { noLibrary } from '../editor/no-library'
import { graphCorpus } from './corpus'
import { mutatedJson } from './mutate-json'
import { mutatedText } from './mutate-text'

const registry = createRegistry(nodes)
const catalog = describeRegistry(registry)
const corpus = graphCorpus()
const [small = {}] = corpus.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(2)
const session = createSession({ registry, resources: [], precision: 'float32', cacheBytes: 0 })
/** Far longer than any text here: no mutation may make of a file more than it is. */
const maxLength = 4e6

/** Says what is wrong, in bounded words with a remedy, and where unless it is the file as a whole. */
function expectRefusal(problems: readonly Problem[]) {
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.length).toBeLessThanOrEqual(101)
  for (const { code, message, remedy, path } of problems) {
    expect(message.length).toBeGreaterThan(10)
    expect(message.length).toBeLessThan(12_000)
    expect(remedy.length).toBeGreaterThan(5)
    const whole = ['not-json', 'too-deep', 'too-long', 'not-a-graph'].includes(code)
    if (!whole) expect(path).toBeDefined()
  }
}

/** What holds for a document that was let in. */
function expectSound(document: GraphDocument) {
  const text = serializeDocument(document)
  const again = parseDocument(text)
  expect(again.ok ? serializeDocument(again.document) : again.problems).toBe(text)
  const upgraded = upgradeNodes(document, registry)
  for (const problem of validate(upgraded.document, catalog)) expect(problem.message).not.toBe('')
}

function judge(text: string): GraphDocument | undefined {
  const read = parseDocument(text, { maxLength })
  expect('polluted' in {}).toBe(false)
  if (read.ok) expectSound(read.document)
  else expectRefusal(read.problems)
  return read.ok ? read.document : undefined
}

test('12,000 mutated graph files are refused with words, or hold together', { timeout: 300_000 }, () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(mutatedJson(corpus), (text) => {
      if (judge(text)) accepted++
      else refused++
    }),
    { numRuns: 12_000 },
  )
  expect(accepted + refused).toBe(12_000)
  // Both ways are really gone.
  expect(Math.min(accepted, refused)).toBeGreaterThan(1000)
})

test('8,000 graph files with bytes changed, cut out or doubled', () => {
  let inputs = 0
  const damage = fc.property(mutatedText(JSON.stringify(small)), (text) => {
    inputs++
    judge(text)
  })
  fc.assert(damage, { numRuns: 8000 })
  expect(inputs).toBe(8000)
})

test('6,000 texts of any kind', () => {
  let inputs = 0
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json({ maxDepth: 6 }),
    json.map((value) => JSON.stringify({ ...small, nodes: value })),
    json.map((value) => JSON.stringify({ ...small, groups: value, app: value })),
  )
  fc.assert(
    fc.property(anything, (text) => {
      inputs++
      judge(text)
    }),
    { numRuns: 6000 },
  )
  expect(inputs).toBe(6000)
})

test('1,500 mutated graphs that were let in are planned, whatever their nodes are set to', async () => {
  let planned = 0
  await fc.assert(
    fc.asyncProperty(mutatedJson(corpus), async (text) => {
      const read = parseDocument(text, { maxLength })
      fc.pre(read.ok)
      if (!read.ok) return
      const { forecast } = await session.plan(upgradeNodes(read.document, registry).document)
      expect(forecast.peakBytes).toBeGreaterThanOrEqual(0)
      planned++
    }),
    { numRuns: 1500 },
  )
  expect(planned).toBeGreaterThanOrEqual(1500)
})

test('4,000 mutated fragments from the clipboard; what is pasted can be saved and opened', () => {
  const fragments = corpus.map((file) => ({ ...file, format: FRAGMENT }))
  const [host] = corpus.flatMap((file) => {
    const read = parseDocument(JSON.stringify(file))
    return read.ok ? [read.document] : []
  })
  if (!host) throw new Error('No graph of the project can be read.')
  let inputs = 0
  fc.assert(
    fc.property(mutatedJson(fragments), (text) => {
      inputs++
      const read = parsePasted(text, maxLength)
      if (read.kind === 'damaged') expectRefusal(read.problems)
      if (read.kind !== 'fragment') return
      const placed = placeFragment(host, host, read.fragment, catalog, { by: { x: 9, y: 9 }, wired: true })
      if (!placed) return
      expectSound({
        ...host,
        nodes: [...host.nodes, ...placed.nodes],
        edges: [...host.edges, ...placed.edges],
        frames: [...host.frames, ...placed.frames],
        notes: [...host.notes, ...placed.notes],
        groups: [...(host.groups ?? []), ...placed.groups],
        assets: { ...host.assets, ...placed.assets },
      })
    }),
    { numRuns: 4000 },
  )
  expect(inputs).toBe(4000)
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
    fc.asyncProperty(mutatedJson(corpus), async (text) => {
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
