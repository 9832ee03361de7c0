import { expect, test } from 'vitest'
import { createFaultStore } from '../../src/editor/store/faults'

const fault = { source: 'page', severity: 'error', message: 'Bang.' } as const

test('a fault that recurs is one entry with a count', () => {
  const store = createFaultStore()
  store.report(fault)
  store.report(fault)
  store.report({ ...fault, source: 'engine' })
  expect(store.getState()).toMatchObject([
    { source: 'page', count: 2 },
    { source: 'engine', count: 1 },
  ])
  const [first] = store.getState()
  store.dismiss(first?.id ?? -1)
  expect(store.getState()).toMatchObject([{ source: 'engine' }])
})

test('faults without end do not fill the memory', () => {
  const store = createFaultStore()
  for (let index = 0; index < 200; index++) store.report({ ...fault, message: String(index) })
  expect(store.getState()).toHaveLength(50)
  expect(store.getState().at(-1)?.message).toBe('199')
})
