import { expect, test } from './editor'
import { engineOf } from './faulty-engine'

test('a painting is looked back at, gone back to, and branched', async ({ editor, page }) => {
  await editor.example('Gatys')
  await editor.shrink()
  const painter = editor.node('optimize')
  await editor.setNumber('optimize', 'Iterations', 3000)
  await editor.run()
  await editor.expectState('optimize', 'running')
  await expect(painter.getByText(/\b\d{2,4} \/ 3000/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled/)

  // Where it was canceled was kept as well.
  const resumes = painter.getByText(/goes on from \d+/)
  await expect(resumes).toBeVisible()
  const from = Number(/goes on from (\d+)/.exec(await painter.innerText())?.[1])
  expect(from).toBeGreaterThan(9)

  await painter
    .getByRole('button', { name: /^Look closer/ })
    .first()
    .click()
  const timeline = page.getByRole('region', { name: 'How the painting came about' })
  const slider = timeline.getByRole('slider')
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now')
  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /^After \d+ iterations$/)
  const step = Number(/\d+/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[0])
  const panel = page.getByRole('region', { name: 'Viewer' })
  await expect(panel.getByText(`As it was after ${step} iterations, small`)).toBeVisible()

  await timeline.getByRole('button', { name: 'Go back to here' }).click()
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await expect(painter.getByRole('textbox', { name: 'Iterations, value' })).toHaveValue(String(step))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(resumes).toHaveText(new RegExp(`goes on from ${from}`))

  await slider.press('Home')
  await timeline.getByRole('button', { name: 'Branch from here' }).click()
  const branch = page.locator('.react-flow__node.selected [data-node-id]')
  await expect(branch.getByRole('textbox', { name: 'Iterations, value' })).toHaveValue(String(3000 - step))
  const name = (await branch.getAttribute('data-node-id')) ?? ''
  await editor.setNumber(name, 'Iterations', 3)
  await branch.getByRole('button', { name: 'Run to here' }).click()
  await editor.expectState(name, 'done')
  await expect(page.getByText(/^Optimize pixels until/)).toBeVisible()
})

test('a lost GPU and a killed worker cost a run only what came after its last checkpoint', async ({
  editor,
  page,
}) => {
  await editor.example('Gatys')
  await editor.shrink()
  await editor.setNumber('optimize', 'Iterations', 300)
  await editor.run()
  const painter = editor.node('optimize')
  const reached = async () => Number(/(\d+) \/ 300/.exec(await painter.innerText())?.[1])
  for (const [what, kept] of [
    ['a lost GPU', 25],
    ['a killed worker', 75],
  ] as const) {
    await expect.poll(reached, { timeout: 60_000, intervals: [50] }).toBeGreaterThan(kept)
    await engineOf(page).evaluate((gpu) => {
      // What the engine says when its device is gone; a thread that runs out of memory dies as the other does.
      if (gpu) self.postMessage({ type: 'lost', trouble: { message: 'The device is gone.', remedy: '' } })
      else
        setTimeout(() => {
          throw new Error('killed')
        })
    }, what === 'a lost GPU')
    await expect(editor.status, what).toHaveText(/goes on from its last checkpoint/, { timeout: 30_000 })
    // What was painted stays on show, and the painting begins where it was, not at 0.
    expect(await editor.pixels('optimize')).not.toBe('')
    await expect(painter.getByText(/^\d+ \/ 300/)).toBeVisible({ timeout: 60_000 })
    expect(await reached()).toBeGreaterThanOrEqual(kept)
  }
  await editor.expectState('result', 'done')
})
