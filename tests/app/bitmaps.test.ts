import { afterEach, expect, test, vi } from 'vitest'
import { bitmapsOf, keepsPixels } from '../../src/app/worker/bitmaps'
import { fakeCanvas } from './fake-canvas'

const bitmap: ImageBitmap = { width: 1, height: 1, close: () => {} }
const picture = { kind: 'picture', width: 1, height: 1, bitmap } as const

test('pictures move to the page wherever a message carries them', () => {
  const look = { views: [], shape: '[1, 1, 3]', preview: picture }
  expect(bitmapsOf({ type: 'answer', id: 1, result: look })).toEqual([bitmap])
  expect(bitmapsOf({ type: 'answer', id: 1, result: picture })).toEqual([bitmap])
  const event = { type: 'preview', node: 'a', port: 'out', preview: picture } as const
  expect(bitmapsOf({ type: 'event', graph: 'g', event })).toEqual([bitmap])
})

test('what carries no picture moves nothing', () => {
  const text = { kind: 'text', text: '' } as const
  expect(bitmapsOf({ type: 'answer', id: 1, result: undefined })).toEqual([])
  expect(bitmapsOf({ type: 'answer', id: 1, result: [0.5, 1] })).toEqual([])
  expect(bitmapsOf({ type: 'answer', id: 1, result: { views: [], shape: '', preview: text } })).toEqual([])
  expect(bitmapsOf({ type: 'event', graph: 'g', event: { type: 'canceled' } })).toEqual([])
  expect(bitmapsOf({ type: 'pong' })).toEqual([])
})

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['returns them', 0, true],
  ['changes the last bit of one', 1, false],
])('pixels are kept where the canvas %s', (_, bits, kept) => {
  fakeCanvas((data) => {
    data[4000] = (data[4000] ?? 0) ^ bits
  })
  expect(keepsPixels()).toBe(kept)
})
