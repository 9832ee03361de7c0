import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Heartbeat } from '../../src/app/worker/heartbeat'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function create() {
  const ping = vi.fn()
  const changed = vi.fn()
  const patience = vi.fn(() => 12)
  return { ping, changed, patience, heart: new Heartbeat({ ping, patience, changed }) }
}

function work() {
  let end = () => {}
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, wait: () => done }
}

test('asks while there is work, and only then', async () => {
  const { heart, ping } = create()
  const { end, wait } = work()
  const working = heart.during(wait)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(ping).toHaveBeenCalledTimes(4)
  end()
  await working
  await vi.advanceTimersByTimeAsync(100_000)
  expect(ping).toHaveBeenCalledTimes(4)
})

test('tells of a minute of silence once, and of the end of it', async () => {
  const { heart, changed } = create()
  void heart.during(work().wait)
  await vi.advanceTimersByTimeAsync(55_000)
  expect(changed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(changed).toHaveBeenCalledExactlyOnceWith(true)
  heart.heard()
  expect(changed).toHaveBeenLastCalledWith(false)
})

test('whoever speaks is alive', async () => {
  const { heart, changed } = create()
  void heart.during(work().wait)
  for (let minute = 0; minute < 5; minute += 1) {
    await vi.advanceTimersByTimeAsync(50_000)
    heart.heard()
  }
  expect(changed).not.toHaveBeenCalled()
})

test('goes on asking until the last of several works ends', async () => {
  const { heart, ping } = create()
  const [first, second] = [work(), work()]
  const working = heart.during(first.wait)
  void heart.during(second.wait)
  first.end()
  await working
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ping).toHaveBeenCalledTimes(1)
})

test('is as patient as it is told to be, each time it asks', async () => {
  const { heart, changed, patience } = create()
  patience.mockReturnValue(Number.POSITIVE_INFINITY)
  void heart.during(work().wait)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(changed).not.toHaveBeenCalled()
  heart.recount()
  patience.mockReturnValue(2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(changed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(changed).toHaveBeenCalledExactlyOnceWith(true)
})
