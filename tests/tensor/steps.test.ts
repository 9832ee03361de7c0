import { expect, test } from 'vitest'
import { Pacer } from '../../src/tensor/pause'
import { runAtOnce, runPaced } from '../../src/tensor/steps'

function* counting(to: number, log: string[]) {
  try {
    for (let i = 1; i <= to; i++) {
      log.push(String(i))
      yield
    }
    return to
  } finally {
    log.push('freed')
  }
}

test('steps give the same at once and paced', async () => {
  expect(runAtOnce(counting(3, []))).toBe(3)
  expect(await runPaced(counting(3, []), new Pacer())).toBe(3)
})

test('Cancel between steps frees what they hold and rejects with the reason', async () => {
  const log: string[] = []
  const controller = new AbortController()
  const pacer = new Pacer(controller.signal)
  controller.abort(new Error('enough'))
  await expect(runPaced(counting(3, log), pacer)).rejects.toThrow('enough')
  expect(log).toEqual(['1', 'freed'])
})
