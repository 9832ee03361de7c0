import { expect, test, vi } from 'vitest'
import { Lending } from '../../src/editor/lib/lending'

test('is made once for all who hold it, and kept for those who come soon after', async () => {
  const discard = vi.fn()
  const lending = new Lending<object, string>(discard)
  const make = vi.fn(async () => 'picture')
  const key = {}
  const [one, two] = [lending.borrow(key, make), lending.borrow(key, make)]
  expect(await one.value).toBe('picture')
  expect(await two.value).toBe('picture')
  one.release()
  two.release()
  expect(await lending.borrow(key, make).value).toBe('picture')
  expect(make).toHaveBeenCalledTimes(1)
  expect(discard).not.toHaveBeenCalled()
})

test('discards the longest unused, never what is held', async () => {
  const discarded: number[] = []
  const lending = new Lending<object, number>((value) => discarded.push(value))
  const held = lending.borrow({}, async () => -1)
  for (let count = 0; count < 30; count += 1) {
    const { value, release } = lending.borrow({}, async () => count)
    await value
    release()
    release()
  }
  await Promise.resolve()
  expect(discarded).toEqual([0, 1, 2, 3, 4, 5])
  held.release()
  await Promise.resolve()
  await Promise.resolve()
  expect(discarded).toEqual([0, 1, 2, 3, 4, 5, -1])
})

test('tries again after a failure', async () => {
  const lending = new Lending<object, string>(() => {})
  const key = {}
  await expect(lending.borrow(key, () => Promise.reject(new Error('no'))).value).rejects.toThrow('no')
  expect(await lending.borrow(key, async () => 'yes').value).toBe('yes')
})
