import { expect, test } from 'vitest'
import { LastView } from '../../src/app/storage/last-view'

function storageWith(text: string | null) {
  let kept = text
  return {
    length: 1,
    key: () => null,
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value
    },
    removeItem: () => {},
  }
}

test('the last view is told of its document alone', () => {
  const view = new LastView(storageWith(null))
  expect(view.of('a')).toBeUndefined()
  view.put('a', { scope: ['group'], place: { x: 1, y: -2, zoom: 0.5 } })
  expect(view.of('a')).toEqual({ scope: ['group'], place: { x: 1, y: -2, zoom: 0.5 } })
  expect(view.of('b')).toBeUndefined()
})

test.each(['no JSON', 'null', '[]', '{"id":"b","scope":[]}', '{"id":"a"}', '{"id":"a","scope":[3]}'])(
  'what is no view is none: %s',
  (text) => {
    expect(new LastView(storageWith(text)).of('a')).toBeUndefined()
  },
)

test('a place that is none is left out', () => {
  const text = '{"id":"a","scope":[],"place":{"x":1e999,"y":0,"zoom":1}}'
  expect(new LastView(storageWith(text)).of('a')).toEqual({ scope: [] })
})

test('a storage that refuses, or is not there, keeps nobody from working', () => {
  const refuse = () => {
    throw new DOMException('No.', 'SecurityError')
  }
  const refusing = { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse }
  for (const storage of [refusing, null]) {
    const view = new LastView(storage)
    view.put('a', { scope: [] })
    expect(view.of('a')).toBeUndefined()
  }
})
