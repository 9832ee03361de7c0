import { expect, test } from './editor'
import { alterEngine, alterNode, engineOf } from './faulty-engine'

test('memory that runs out costs one node, and neither the graph nor what was painted', async ({
  editor,
  page,
}) => {
  await editor.example('Gatys')
  await editor.shrink(48)
  await editor.setNumber('optimize', 'Iterations', 30)
  await editor.runAll()
  const painted = await editor.pixels('optimize')

  // What a system without memory answers.
  await engineOf(page).evaluate(() => {
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory')
    }
  })
  await editor.shrink(1024)
  await editor.run()
  await expect(editor.status).toHaveText(/^Stopped after .*with an error/, { timeout: 60_000 })
  const failed = page.locator('[data-node-id][data-state="failed"]')
  await expect(failed.first()).toContainText(/No memory is left for \d+\.\d MB/)
  await expect(editor.node('content').locator('canvas, img').first()).toBeVisible()
  expect(await editor.pixels('optimize')).toBe(painted)

  await editor.shrink(48)
  await editor.setNumber('optimize', 'Iterations', 40)
  await expect(editor.node('optimize').getByText('goes on from 30')).toBeVisible()
  await editor.runAll()
  expect(await editor.pixels('optimize')).not.toBe(painted)
  await expect(failed).toHaveCount(0)
})

test('a node that throws what is no error fails alone, and everything else is there', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await editor.shrink(64)
  await editor.runAll()
  const painted = await editor.pixels('result')
  await alterEngine(page, alterNode('stylize/adain', 'async run(){throw{code:7}}'))
  await expect(editor.backend).toBeVisible()
  await editor.settled()
  await expect.poll(() => editor.pixels('result').catch(() => '')).toBe(painted)
  await editor.setNumber('stylize', 'Strength', 0.25)
  await editor.run()
  await editor.expectState('stylize', 'failed')
  await expect(editor.node('stylize')).toContainText('The node threw [object Object].')
  await editor.expectState('result', 'blocked')
  await editor.expectState('content', /done|cached/)
  await expect(editor.status).toHaveText(/^Stopped after .*: 1 with an error/)

  // The next version has it mended: the graph was kept, edit and all.
  await page.unrouteAll()
  await editor.reload()
  await expect(editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.25')
  await expect(editor.backend).toBeVisible()
  await editor.runAll()
  expect(await editor.pixels('result')).not.toBe(painted)
})

test('an engine that dies without a word is replaced at once', async ({ editor, page }) => {
  await editor.example('Gatys')
  await editor.shrink(48)
  await editor.setNumber('optimize', 'Iterations', 4000)
  await editor.run()
  await expect(editor.node('optimize').getByText(/\b\d{2,4} \/ 4000/)).toBeVisible({ timeout: 60_000 })
  const dead = engineOf(page)
  await dead.evaluate(() => self.close())
  await expect(editor.status).toContainText(/its worker died|was lost and started anew/)
  await expect(editor.backend).toBeVisible()
  expect(engineOf(page)).not.toBe(dead)
})

test('a cancel does not wait for an engine that is too busy to hear it', async ({ editor, page }) => {
  await editor.example('Gatys')
  await editor.shrink(48)
  await editor.setNumber('optimize', 'Iterations', 4000)
  await editor.run()
  await editor.expectState('optimize', 'running')
  // One kernel that takes long, for all the page can know.
  const blocked = engineOf(page).evaluate(() => {
    const end = Date.now() + 15_000
    while (Date.now() < end);
  })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled after/, { timeout: 10_000 })
  await blocked
})
