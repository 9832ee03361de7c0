import sharp from 'sharp'
import { expect, test } from './editor'

test('opens with an example, isolated, on threaded WebAssembly', async ({ editor, page }) => {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await expect(page.locator('[data-node-id]')).toHaveCount(15)
  await expect(editor.backend).toHaveAttribute('data-backend', 'wasm')
  await expect(editor.backend).toHaveText(/WebAssembly, \d+ threads?/)
  await editor.backend.click()
  await expect(page.getByText('Considered, in this order')).toBeVisible()
})

test('runs AdaIN, runs only what an edit changed, and saves the picture', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.shrink(64)
  await editor.runAll()
  for (const id of ['content', 'style', 'content-size', 'stylize', 'result']) {
    await editor.expectState(id, 'done')
  }
  const before = await editor.pixels('result')

  await editor.setNumber('stylize', 'Strength', 0.2)
  await editor.expectState('stylize', 'stale')
  await editor.runAll()
  await editor.expectState('stylize', 'done')
  await editor.expectState('result', 'done')
  for (const id of ['content', 'style', 'content-size', 'style-size']) {
    await editor.expectState(id, 'cached')
  }
  expect(await editor.pixels('result')).not.toBe(before)

  const saving = page.waitForEvent('download')
  await editor.node('result').getByRole('button', { name: 'Save PNG' }).click()
  const picture = sharp(await (await saving).path())
  expect(await picture.metadata()).toMatchObject({ format: 'png', width: 64 })
  const { channels } = await picture.stats()
  expect(channels[0]?.stdev).toBeGreaterThan(5)
})

test('paints by optimization; a late edit does not run the network again', async ({ editor }) => {
  await editor.shrink(64)
  await editor.setNumber('optimize', 'Iterations', 6)
  await editor.runAll()
  await editor.expectState('content-features', 'done')
  await editor.expectState('optimize', 'done')
  await expect(editor.node('curves').locator('figure canvas')).toBeVisible()

  await editor.setNumber('optimize', 'Learning rate', 0.0123)
  await editor.runAll()
  await editor.expectState('content-features', 'cached')
  await editor.expectState('style-gram', 'cached')
  await editor.expectState('mix', 'cached')
  await editor.expectState('optimize', 'done')
  await editor.expectState('result', 'done')
})

test('runs to a node', async ({ editor }) => {
  await editor.node('content-size').getByRole('button', { name: 'Run to here' }).click()
  await editor.expectState('content-size', 'done')
  await expect(editor.status).toHaveText(/^Done in/)
  await editor.expectState('content-features', 'idle')
})

test('shows the painting while it is made, and cancels', async ({ editor, page }) => {
  await editor.shrink(256)
  await editor.setNumber('optimize', 'Iterations', 2000)
  await editor.run()
  await editor.expectState('optimize', 'running')
  await expect(editor.node('optimize')).toContainText(/\d+ \/ 2.?000/, { timeout: 60_000 })
  const early = await editor.pixels('optimize')
  await expect.poll(() => editor.pixels('optimize'), { timeout: 30_000 }).not.toBe(early)
  const start = performance.now()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled after/)
  // The time Playwright takes to look is in it.
  expect(performance.now() - start).toBeLessThan(2000)
  await editor.expectState('content-features', /done|cached/)
  await editor.expectState('result', /idle|stale/)
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled()
})

test('says that WebGPU is not to be had, and goes on with what is', async ({ editor, page }) => {
  await page.goto('/?backend=webgpu')
  const banner = page.getByRole('alert').filter({ hasText: 'WebGPU' })
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Choose automatically' }).click()
  await expect(editor.backend).toHaveAttribute('data-backend', 'wasm')
  await expect(banner).toBeHidden()
})
