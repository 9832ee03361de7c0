import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { databaseCheckpoints, keptCheckpoints } from '../../src/app/worker/kept-checkpoints'

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
    const { store, budget } = await keptCheckpoints()
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
    const kept = keptCheckpoints()
    await vi.advanceTimersByTimeAsync(3000)
    const { store } = await kept
    expect(await store.list()).toEqual([])
  })
})
