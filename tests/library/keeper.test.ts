import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyDocument, type GraphDocument } from '../../src/core/document'
import { serializeDocument } from '../../src/core/serialize'
import { setTitle } from '../../src/editor/store/edits'
import { chain } from '../editor/documents'
import { during, everyText, FakeBrowser, pass, stopTime, type Tab } from './browser'

beforeEach(stopTime)
afterEach(() => void vi.useRealTimers())

const sha = 'a'.repeat(64)

function withPicture(data: string): GraphDocument {
  const graph = chain('a', 'b')
  graph.nodes[0]?.params && Object.assign(graph.nodes[0].params, { file: { asset: sha } })
  return { ...graph, assets: { [sha]: { name: 'cat.jpg', mime: 'image/jpeg', bytes: 3, data } } }
}

async function opened(graph: GraphDocument, browser = new FakeBrowser()) {
  const tab = browser.open()
  await during(tab.keeper.showLast(null))
  tab.document.open(graph)
  await during(tab.keeper.flush())
  return { browser, tab }
}

test('a graph comes back with its pictures, its place and its scope, byte for byte', async () => {
  const { browser, tab } = await opened({ ...withPicture('YWJj'), later: { kept: -0 } })
  tab.add('c')
  tab.view = { scope: [], place: { x: 10, y: 20, zoom: 0.5 } }
  const before = serializeDocument(tab.graph)
  await pass(3000)
  tab.close()
  const again = browser.open()
  expect(await during(again.keeper.showLast(tab.shown))).toBe(true)
  expect(serializeDocument(again.graph)).toBe(before)
  expect(again.view.place).toEqual({ x: 10, y: 20, zoom: 0.5 })
  expect(again.access).toBe('write')
})

test.each([
  ['a process that dies', async (tab: Tab) => tab.crash()],
  ['a page that goes at once, before anything of the graph is written', async (tab: Tab) => tab.close()],
])('where somebody looked survives %s', async (what, end) => {
  const { browser, tab } = await opened(chain('a'))
  const place = { x: -30, y: 4.5, zoom: 0.7 }
  if (what.includes('at once')) tab.document.open({ ...chain('b'), title: 'Fresh' })
  tab.add('c')
  tab.view = { scope: [], place }
  tab.keeper.viewMoved()
  if (!what.includes('at once')) await pass(3000)
  await end(tab)
  const again = browser.open()
  await during(again.keeper.showLast(tab.shown))
  expect(again.graph.nodes.map(({ id }) => id)).toContain('c')
  expect(again.view.place).toEqual(place)
})

test('a damaged picture and a whole one of the same name do not replace each other', async () => {
  const { browser, tab } = await opened(withPicture('YWJj'))
  const first = tab.keeper.state.getState().id
  tab.document.open(withPicture('damaged'))
  await during(tab.keeper.flush())
  const stored = await during(tab.storage.read(first))
  expect([...(stored?.graph.data.values() ?? [])]).toEqual(['YWJj'])
  tab.close()
  const again = browser.open()
  await during(again.keeper.showLast(tab.shown))
  expect(again.graph.assets[sha]?.data).toBe('damaged')
})

test('while the storage fails, the user is warned, and everything is written when it works again', async () => {
  const { tab } = await opened(chain('a'))
  tab.failure = 'before'
  tab.add('b')
  await pass(1000)
  expect(tab.keeper.state.getState()).toMatchObject({ trouble: 'full', isKept: false })
  tab.document.open(chain('other'))
  await pass(1000)
  tab.failure = null
  await pass(10_000)
  expect(tab.keeper.state.getState()).toMatchObject({ trouble: null, isKept: true })
  const { current } = await during(everyText(tab.storage))
  expect(current.filter((text) => text.includes('"b"'))).toHaveLength(1)
  expect(current.filter((text) => text.includes('"other"'))).toHaveLength(1)
})

test('a second tab cannot change anything before it is given the document', async () => {
  const { browser, tab } = await opened(chain('a'))
  const second = browser.open()
  await during(second.keeper.showLast(null))
  expect(second.access).toBe('asking')
  expect(second.add('b')).toBe(false)
  second.keeper.others.look()
  expect(second.document.apply(setTitle('Other'))).toBe(false)
  expect(second.news).toEqual(['refused', 'refused'])
  tab.add('c')
  await pass(1000)
  expect(second.graph.nodes.map(({ id }) => id)).toEqual(['a', 'c'])

  tab.add('d')
  expect(await during(second.keeper.others.takeOver())).toBe(true)
  expect(second.graph.nodes.map(({ id }) => id)).toEqual(['a', 'c', 'd'])
  expect(second.add('e')).toBe(true)
  expect(tab.add('f')).toBe(false)
  expect(tab.keeper.state.getState()).toMatchObject({ access: 'reading', wasTaken: true })
})

test('a tab does not let go of what it cannot save', async () => {
  const { browser, tab } = await opened(chain('a'))
  const second = browser.open()
  await during(second.keeper.showLast(null))
  tab.failure = 'before'
  tab.add('b')
  expect(await during(second.keeper.others.takeOver())).toBe(false)
  expect(second.news).toContain('not-given')
  expect(tab.add('c')).toBe(true)
})

test('what a sleeping tab had when its document was taken becomes a copy', async () => {
  const { browser, tab } = await opened(chain('a'))
  const second = browser.open()
  await during(second.keeper.showLast(null))
  tab.isFrozen = true
  tab.failure = 'before'
  tab.add('slept')
  expect(await during(second.keeper.others.takeOver())).toBe(true)
  second.add('awake')
  await during(second.keeper.flush())
  tab.failure = null
  await pass(10_000)
  expect(tab.news).toContain('forked')
  expect(tab.keeper.state.getState().id).not.toBe(second.keeper.state.getState().id)
  const { current } = await during(everyText(tab.storage))
  expect(current.filter((text) => text.includes('slept'))).toHaveLength(1)
  expect(current.filter((text) => text.includes('awake'))).toHaveLength(1)
})

test('a copy is a document of its own', async () => {
  const { browser, tab } = await opened(chain('a'))
  const second = browser.open()
  await during(second.keeper.showLast(null))
  await during(second.keeper.others.fork('Chain (copy)'))
  second.add('b')
  await during(second.keeper.flush())
  expect(await during(tab.storage.list())).toHaveLength(2)
  expect(tab.graph.nodes).toHaveLength(1)
})

test('a version is restored as one step, and undo brings the other back', async () => {
  const { tab } = await opened(chain('a', 'b'))
  tab.document.apply(setTitle('Later'))
  await during(tab.keeper.addVersion('saved'))
  const { id } = tab.keeper.state.getState()
  const versions = await during(tab.storage.versions(id))
  expect(versions.map(({ why }) => why)).toEqual(['opened', 'saved'])
  expect(await during(tab.keeper.restore(1))).toBe('done')
  expect(tab.graph.title).toBe('Chain')
  tab.document.undo()
  expect(tab.graph.title).toBe('Later')
  const after = await during(tab.storage.versions(id))
  expect(after.map(({ why, title }) => [why, title])).toEqual([
    ['opened', 'Chain'],
    ['saved', 'Later'],
    ['restored', 'Chain'],
  ])
})

test('examples that nobody edits leave nothing behind', async () => {
  const { tab } = await opened(chain('a'))
  for (const title of ['One', 'Two']) {
    tab.keeper.expect({ untouched: true })
    tab.document.open(emptyDocument(title))
    await pass(500)
  }
  expect((await during(tab.storage.list())).map(({ title }) => title)).toEqual(['Chain', 'Two'])
})

test('pictures that nothing refers to are dropped, others are not', async () => {
  const { tab } = await opened(withPicture('YWJj'))
  const { id } = tab.keeper.state.getState()
  tab.document.open(withPicture('ZGVm'))
  await during(tab.keeper.flush())
  await during(tab.storage.erase(id))
  await during(tab.storage.tidy())
  const stored = await during(tab.storage.read(tab.keeper.state.getState().id))
  expect([...(stored?.graph.data.values() ?? [])]).toEqual(['ZGVm'])
  expect(await during(tab.storage.read(id))).toBeUndefined()
})

test('results come back with their graphs, and those that were removed do not', async () => {
  const { browser, tab } = await opened(withPicture('YWJj'))
  const sinks = [
    {
      node: 'b',
      title: 'B',
      kind: 'series' as const,
      series: { kind: 'series' as const, xLabel: '', x: [1], curves: { loss: [1] } },
    },
  ]
  const keys = await during(
    Promise.all(
      [1, 2].map((at) =>
        tab.keeper.results.add(tab.keeper.state.getState().id, tab.graph, { at, ms: 5, changes: [], sinks }),
      ),
    ),
  )
  await during(tab.storage.removeResults(keys.slice(0, 1)))
  tab.close()
  const again = browser.open()
  const [result, ...others] = await during(again.keeper.results.all())
  expect(others).toEqual([])
  expect(result).toMatchObject({ at: 2, sinks })
  expect(result && serializeDocument(result.document)).toBe(serializeDocument(tab.graph))
})
