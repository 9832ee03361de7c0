import { expect, test } from 'vitest'
import { recorder } from './fakes'
import { newSession, tree } from './small-session'

test('graphs with the same ids have results, reasons and pictures of their own', async () => {
  const { session } = newSession()
  const [first, second] = [session.of('first'), session.of('second')]
  await first.run(tree(1))
  expect(await second.preview('c', 'out', 8)).toBeUndefined()
  expect(second.value('c', 'out')).toBeUndefined()
  const plan = await second.plan(tree(2))
  expect(plan.nodes.find(({ node }) => node === 'c')).toMatchObject({
    state: 'stale',
    why: [{ code: 'first-run' }],
  })
  const made = first.value('c', 'out')
  expect(made).toBeDefined()
  await second.run(tree(2))
  expect(first.value('c', 'out')).toBe(made)
  expect(second.value('c', 'out')).not.toBe(made)
  await session.dispose()
})

test('what both compute is computed once', async () => {
  const { session } = newSession()
  await session.of('first').run(tree(1))
  const { of, onEvent } = recorder()
  const summary = await session.of('second').run(tree(1), { onEvent })
  expect(summary.ran).toEqual([])
  expect(of('cached').every((event) => event.why[0]?.code === 'reused')).toBe(true)
  await session.dispose()
})

test('of graphs that were left long ago the reasons are forgotten, and no result is confused', async () => {
  const { session } = newSession()
  await session.of('first').run(tree(1))
  for (let other = 0; other < 20; other++) await session.of(`other ${other}`).plan(tree(2))
  const plan = await session.of('first').plan(tree(1))
  expect(plan.nodes.every(({ state }) => state === 'cached')).toBe(true)
  expect(session.of('first').value('c', 'out')).toBeUndefined()
  await session.dispose()
  expect(session.stats().bytes).toBe(0)
})

test('a run of what is there already says how long that took to compute', async () => {
  const { session } = newSession()
  const first = await session.of('first').run(tree(1))
  const second = await session.of('second').run(tree(1))
  expect(first.workMs).toBeGreaterThan(0)
  expect(second.ran).toEqual([])
  expect(second.workMs).toBe(first.workMs)
  await session.dispose()
})
