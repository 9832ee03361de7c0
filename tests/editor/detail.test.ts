import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Detail } from '../../src/editor/canvas/detail'

const many = 300
let frames: (() => void)[] = []
let now = 0

beforeEach(() => {
  frames = []
  now = 0
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = []
  })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** @param cost of drawing one node in full, in ms. */
function large(cost = 1) {
  const detail = new Detail((work) => {
    work()
    now += cost
  })
  detail.count(many)
  return detail
}

function nextFrame() {
  for (const frame of frames.splice(0)) frame()
}

test('a small graph is drawn in full, a large one is not, and each node is told when that changes', () => {
  const detail = new Detail((work) => work())
  const listener = vi.fn()
  const stop = detail.subscribe('a', listener)
  detail.count(10)
  expect(detail.has('a')).toBe(true)
  detail.count(many)
  expect(detail.has('a')).toBe(false)
  detail.count(10)
  expect(detail.has('a')).toBe(true)
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
  detail.count(many)
  expect(listener).toHaveBeenCalledTimes(2)
})

test('what is wanted comes a few in a frame, the most urgent first, and only nodes concerned are told', () => {
  const detail = large(2)
  const told: string[] = []
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  for (const id of [...ids, 'x']) detail.subscribe(id, () => told.push(id))
  detail.want(ids)
  expect(told).toEqual([])
  nextFrame()
  expect(told).toEqual(['a', 'b', 'c'])
  nextFrame()
  expect(told).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  nextFrame()
  nextFrame()
  expect(told).toEqual(ids)
  expect(frames).toEqual([])
})

test('one comes in each frame however long it takes, and what is no longer wanted does not come', () => {
  const detail = large(100)
  detail.want(['a', 'b', 'c'])
  nextFrame()
  expect(['a', 'b', 'c'].map((id) => detail.has(id))).toEqual([true, false, false])
  detail.want(['c'])
  nextFrame()
  nextFrame()
  expect(['a', 'b', 'c'].map((id) => detail.has(id))).toEqual([true, false, true])
})

test('a node in use is there at once; those not kept are glances again', () => {
  const detail = large()
  const told: string[] = []
  for (const id of ['a', 'b']) detail.subscribe(id, () => told.push(id))
  detail.show('a')
  detail.show('b')
  detail.show('b')
  detail.keep((id) => id === 'b')
  expect(detail.has('a')).toBe(false)
  expect(detail.has('b')).toBe(true)
  expect(told).toEqual(['a', 'b', 'a'])
})
