import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { databaseCheckpoints, keptCheckpoints } from '../../src/app/worker/kept-checkpoints'
import { CheckpointKeeper } from '../../src/engine/checkpoints/keeper'

const at = (step: number) => ({ lineage: 'work', step, bytes: 12, savedAt: step, ms: step * 10 })
const picture = { width: 1, height: 1, data: new Uint8ClampedArray([1, 2, 3, 255]) }

describe('checkpoints in the database of the browser', () => {
  it('outlive the page, with their numbers bit for bit', async () => {
    const state = { values: Float32Array.of(0.1, -0), count: Number.POSITIVE_INFINITY, last: null }
    const store = databaseCheckpoints('outlive')
    await store.write({ info: at(5), state, picture })
    await store.write({ info: at(6), state: 'without a picture' })

    const later = databaseCheckpoints('outlive')
    expect(await later.list()).toEqual([at(5), at(6)])
    expect(await later.state(at(5))).toEqual(state)
    expect(await later.picture(at(5))).toEqual(picture)
    expect(await later.picture(at(6))).toBeUndefined()
    expect(await later.state(at(7))).toBeUndefined()
  })

  it('are replaced whole, and go whole', async () => {
    const store = databaseCheckpoints('whole')
    await store.write({ info: at(5), state: 1, picture })
    await store.write({ info: { ...at(5), ms: 7 }, state: 2 })
    expect(await store.list()).toEqual([{ ...at(5), ms: 7 }])
    expect(await store.picture(at(5))).toBeUndefined()
    await store.remove([at(5), at(8)])
    expect(await store.list()).toEqual([])
    expect(await store.state(at(5))).toBeUndefined()
  })

  it('of which one is damaged are taken up to the one before, and it goes with a word', async () => {
    const damage = {
      'is changed': (value: unknown) =>
        value instanceof Uint8Array ? value.with(value.length - 1, 99) : undefined,
      'is cut off': (value: unknown) => (value instanceof Uint8Array ? value.slice(0, 40) : undefined),
      'is something else': () => ({ painting: { step: 6 } }),
      'is nothing': () => undefined,
    }
    for (const [name, change] of Object.entries(damage)) {
      const store = databaseCheckpoints(name)
      for (const step of [5, 6]) await store.write({ info: at(step), state: { step, more: [1, 2] }, picture })
      const database = await openDB(name)
      const damaged = change(await database.get('states', ['work', 6]))
      if (damaged === undefined) await database.delete('states', ['work', 6])
      else await database.put('states', damaged, ['work', 6])
      const warnings: string[] = []
      const log = { info() {}, warn: (message: string) => void warnings.push(message) }
      const keeper = new CheckpointKeeper(store, { bytes: 1e6, each: 9 }, log)
      const found = []
      for (const info of await keeper.upTo('work', 9)) found.push(await keeper.state(info))
      expect(found).toEqual([undefined, { step: 5, more: [1, 2] }])
      expect(warnings).toHaveLength(damaged === undefined ? 0 : 1)
      expect(await store.list()).toEqual([at(5)])
      expect(await store.picture(at(6))).toBeUndefined()
      database.close()
    }
  })

  it('of which nothing sound is known, or whose picture is damaged, take nothing with them', async () => {
    const store = databaseCheckpoints('notes')
    for (const step of [5, 6]) await store.write({ info: at(step), state: step, picture })
    const database = await openDB('notes')
    await database.put('infos', { ...at(6), bytes: 'many' }, ['work', 6])
    await database.put('infos', at(6), ['elsewhere', 3])
    await database.put('pictures', { width: 9, height: 9, data: picture.data }, ['work', 5])
    const keeper = new CheckpointKeeper(store, { bytes: 1e6, each: 9 }, { info() {}, warn() {} })
    await keeper.ready()
    expect(keeper.steps('work')).toEqual([5])
    expect(await keeper.picture(at(5))).toBeUndefined()
    expect(await keeper.state(at(5))).toBe(5)
    expect(await database.getAllKeys('states')).toEqual([['work', 5]])
    database.close()
  })

  it('of an earlier version, which do not show whether they are whole, are given up', async () => {
    const old = await openDB('old', 1, {
      upgrade(database) {
        for (const store of ['infos', 'states', 'pictures']) database.createObjectStore(store)
      },
      blocking: () => old.close(),
    })
    await old.put('infos', at(5), ['work', 5])
    const store = databaseCheckpoints('old')
    expect(await store.list()).toEqual([])
    await store.write({ info: at(6), state: 6 })
    expect(await store.state(at(6))).toBe(6)
  })

  it('that cannot be kept last as long as the page, and that is said once', async () => {
    const { indexedDB } = globalThis
    Reflect.deleteProperty(globalThis, 'indexedDB')
    const warnings: string[] = []
    const { store } = await keptCheckpoints((message) => void warnings.push(message))
    await store.write({ info: at(5), state: 5 })
    expect(await store.state(at(5))).toBe(5)
    globalThis.indexedDB = indexedDB
    expect(warnings).toEqual([expect.stringMatching(/^Checkpoints cannot be kept here: /)])
  })

  it('say no where the database cannot be had, and are there when it can again', async () => {
    const { indexedDB } = globalThis
    globalThis.indexedDB = new Proxy(indexedDB, {
      get: (target, key) =>
        key === 'open'
          ? () => {
              throw new Error('Storage is blocked.')
            }
          : Reflect.get(target, key),
    })
    const store = databaseCheckpoints('blocked')
    await expect(store.list()).rejects.toThrow('blocked')
    globalThis.indexedDB = indexedDB
    expect(await store.list()).toEqual([])
  })
})

describe('where a browser gives less', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const works = async () => {
    const { store, budget } = await keptCheckpoints(() => {})
    await store.write({ info: at(5), state: 1, picture })
    expect(await store.list()).toEqual([at(5)])
    expect(budget.bytes).toBeGreaterThan(0)
  }

  it.each([
    ['an address without HTTPS', {}],
    ['storage that says nothing', { storage: { estimate: () => Promise.reject(new Error('no')) } }],
    ['storage of an unknown size', { storage: { estimate: async () => ({}) } }],
  ])('checkpoints are kept all the same: %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    await works()
  })

  it('they last as long as the page where the database never answers', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() })
    const kept = keptCheckpoints(() => {})
    await vi.advanceTimersByTimeAsync(3000)
    const { store } = await kept
    expect(await store.list()).toEqual([])
  })
})
