import { expect, test } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { createQueueStore } from '../../src/editor/store/queue'

function queueOf(...titles: readonly string[]) {
  const queue = createQueueStore()
  queue.add(...titles.map((title) => ({ document: emptyDocument(title), graph: 'g', generation: 0 })))
  const order = () => queue.getState().waiting.map(({ document }) => document.title)
  const id = (title: string) =>
    queue.getState().waiting.find(({ document }) => document.title === title)?.id ?? -1
  return { queue, order, id }
}

test('runs are taken in the order in which they were asked for', () => {
  const { queue, order } = queueOf('a', 'b')
  expect(queue.take()?.document.title).toBe('a')
  queue.add({ document: emptyDocument('c'), graph: 'g', generation: 0, targets: ['n'] })
  expect(order()).toEqual(['b', 'c'])
  expect(queue.take()?.targets).toBeUndefined()
  expect(queue.take()?.targets).toEqual(['n'])
  expect(queue.take()).toBeUndefined()
})

test('a run can be moved, to the ends and no further', () => {
  const { queue, order, id } = queueOf('a', 'b', 'c')
  queue.move(id('c'), -1)
  expect(order()).toEqual(['a', 'c', 'b'])
  queue.move(id('a'), 5)
  expect(order()).toEqual(['c', 'b', 'a'])
  queue.move(id('c'), -1)
  expect(order()).toEqual(['c', 'b', 'a'])
})

test('runs can be removed, one or all', () => {
  const { queue, order, id } = queueOf('a', 'b', 'c')
  queue.remove(id('b'))
  expect(order()).toEqual(['a', 'c'])
  queue.clear()
  expect(order()).toEqual([])
})
