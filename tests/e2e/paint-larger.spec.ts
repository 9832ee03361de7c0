import { expect, test } from './editor'
import { expectMenu, title } from './items'
import { look, Viewer } from './viewer'

test('a finished painting goes on at twice its size: what that takes comes first', async ({
  editor,
  page,
}) => {
  const viewer = new Viewer(page)
  const banner = page.getByRole('note').filter({ hasText: 'Goes on at' })
  const larger = viewer.button('Paint larger')
  await editor.setNumber('content-size', 'Longest side', 48)
  await editor.setNumber('optimize', 'Iterations', 4)
  await editor.runAll()
  await look(editor, 'content-size').click()
  await expect(viewer.panes).toHaveAccessibleName(/^Content size: image, 48/)
  await expect(larger).toHaveCount(0)
  // The viewer has made the canvas narrower: what stood at its right is out of sight.
  await page.keyboard.press('f')
  await editor.settled()
  await look(editor, 'result').click()
  await expect(viewer.panes).toHaveAccessibleName(/^Result: image, 48/)

  await larger.click()
  await expect(banner).toHaveText(/^Goes on at 96 px\. The next run: .*\d+ MB/)
  // Where the screen is narrow, the viewer covers that.
  await expect(viewer.panel).toContainText(/Goes on at 96 px\.The next run: .*\d+ MB/)
  await expect(editor.status).toHaveText('Added the nodes that go on at 96 px.')
  await expect(editor.node('optimize-2')).toBeInViewport()
  await expect(page.locator('.react-flow__node.selected[data-id="optimize-2"]')).toHaveCount(1)
  await expect(page.locator('.react-flow__node.selected[data-id="optimize"]')).toHaveCount(0)
  await banner.getByRole('button', { name: 'Undo' }).click()
  await expect(banner).toBeHidden()
  await expect(editor.node('optimize-2')).toHaveCount(0)

  await expect(viewer.panes).toHaveAccessibleName(/^Result: image, 48/)
  await larger.click()
  await banner.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(banner).toBeHidden()
  await expect(editor.status).toHaveText(/^Done in/, { timeout: 60_000 })
  await editor.expectState('optimize', 'cached')
  await editor.expectState('result-2', 'done')
  await expect(viewer.panes).toHaveAccessibleName(/^Optimize pixels · 96 px: image, 96/)
  await page.keyboard.press('Escape')

  // Once more, by keys alone: what goes on is the last of the chain.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('paint larger')
  await page.keyboard.press('Enter')
  await expect(banner).toContainText('Goes on at 192 px.')
  await expect(editor.node('result-3').getByText('Result · 192 px')).toBeVisible()
  await banner.getByRole('button', { name: 'Hide this message' }).click()
  await expect(banner).toBeHidden()

  await editor.node('optimize-3').locator('header').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Paint larger' }).click()
  await expect(banner).toContainText('Goes on at 384 px.')
  await page.keyboard.press('Control+z')
  await expect(banner).toBeHidden()
})

test('says why a painting inside a group cannot go on', async ({ editor, page }) => {
  await editor.node('optimize').locator('header').click()
  await page.keyboard.press('Control+g')
  await expect(page.locator('[data-node-id="optimize"]')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('paint larger')
  await page.keyboard.press('Enter')
  await expect(editor.status).toHaveText(/^What paints is inside a group\./)
})

test('a group that paints goes on from its menu', async ({ editor, page }) => {
  await editor.example('Coarse to fine')
  await title(editor.node('paint-384')).click({ button: 'right' })
  await expectMenu(page, 'Painting group')
  await page.getByRole('menuitem', { name: 'Paint larger' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'Goes on at 768 px.' })).toBeVisible()
})
