import { expect, test } from 'vitest'
import { bitmapsOf } from '../../src/app/worker/bitmaps'

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
