// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useTurn } from '../../src/editor/note/useTurn'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.runAllTimers()
  vi.useRealTimers()
})

function Work({ waits = true }: { readonly waits?: boolean }) {
  return <p>{useTurn(waits) ? 'done' : 'waiting'}</p>
}

const done = () => [...document.querySelectorAll('p')].filter((one) => one.textContent === 'done').length
const nextTask = () => act(() => vi.advanceTimersToNextTimer())

test('what takes long is done one in each task, what does not at once', () => {
  render([1, 2, 3, 4].map((key) => <Work key={key} waits={key !== 2} />))
  expect(done()).toBe(1)
  for (const count of [2, 3, 4]) {
    nextTask()
    expect(done()).toBe(count)
  }
})

test('what has gone takes no turn, and a later one still gets its own', () => {
  const first = render(<Work />)
  const second = render(<Work />)
  first.unmount()
  nextTask()
  expect(done()).toBe(1)
  nextTask()
  second.unmount()
  render(<Work />)
  nextTask()
  expect(done()).toBe(1)
})
