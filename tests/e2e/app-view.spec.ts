import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type Editor, expect, test } from './editor'
import { bareExample, nodes, select, showInApp } from './items'

async function choose(editor: Editor, page: Page): Promise<void> {
  await bareExample(editor, 'adain')
  await editor.shrink(64)
  await page.getByRole('button', { name: 'App view', exact: true }).click()
  await expect(page.getByText('Nothing is shown here yet')).toBeVisible()
  await page.getByRole('button', { name: 'Choose what to show' }).click()
  const panel = page.getByRole('complementary', { name: 'What the app view shows' })
  await expect(panel).toBeVisible()
  await showInApp(editor, 'content', 'Picture')
  await showInApp(editor, 'stylize', 'Strength')
  await showInApp(editor, 'result')
  await panel.getByRole('textbox', { name: 'Name of Strength of AdaIN' }).fill('How much style')
  await panel.getByRole('button', { name: 'Move How much style up' }).press('Enter')
  // It is the first now: the focus goes to what is left to press.
  await expect(panel.getByRole('button', { name: 'Move How much style down' })).toBeFocused()
  await panel.getByRole('button', { name: 'App view' }).click()
}

test('shows what was chosen, without wires, and everything is used from there', async ({ editor, page }) => {
  await choose(editor, page)
  const view = page.getByRole('main', { name: 'App view' })
  await expect(page.locator('.react-flow')).toHaveCount(0)
  await expect(view.locator('.app-param__label').first()).toContainText('How much style')

  const pixels = () =>
    view
      .locator('.app-output canvas')
      .evaluate((element) => (element instanceof HTMLCanvasElement ? element.toDataURL() : ''))
  await view.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(editor.status).toHaveText(/^Done in/)
  const painted = await pixels()
  const strength = view.getByRole('textbox', { name: 'How much style, value' })
  await strength.fill('0.1')
  await strength.press('Enter')
  await view.getByRole('button', { name: 'Run', exact: true }).click()
  await expect.poll(pixels).not.toBe(painted)
  await expect(editor.status).toHaveText(/^Done in/)

  const saving = page.waitForEvent('download')
  await view.getByRole('button', { name: 'Save PNG' }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.png$/)

  await page.getByRole('button', { name: 'Back to the graph' }).click()
  await expect(editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.1')
})

test('is part of the file, and this browser opens the graph in it again', async ({ editor, page }) => {
  await choose(editor, page)
  const saving = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const buffer = await readFile(await (await saving).path())
  expect(JSON.parse(buffer.toString()).app).toEqual({
    params: [
      { node: 'stylize', param: 'strength', label: 'How much style' },
      { node: 'content', param: 'file' },
    ],
    outputs: [{ node: 'result', port: 'image' }],
  })
  await editor.reload()
  const file = { name: 'mine.json', mimeType: 'application/json', buffer }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  const view = page.getByRole('main', { name: 'App view' })
  await expect(view.getByRole('textbox', { name: 'How much style, value' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
  await view.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(editor.status).toHaveText(/^Done in/)
})

test('every choice can be undone', async ({ editor, page }) => {
  await choose(editor, page)
  await page.getByRole('button', { name: 'Back to the graph' }).click()
  await page.locator('.react-flow__pane').click({ position: { x: 5, y: 400 } })
  for (let step = 0; step < 5; step++) await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+a')
  await expect(page.getByText('Nothing is shown here yet')).toBeVisible()
})

test('keys change nothing of the graph that is out of sight', async ({ editor, page }) => {
  const back = page.getByRole('button', { name: 'Back to the graph' })
  await select(editor, 'mix')
  await page.getByRole('button', { name: 'App view', exact: true }).click()
  await expect(back).toBeVisible()
  for (const key of ['Delete', 'm', 'Control+d', 'Control+a', 'Control+x', 'Delete'])
    await page.keyboard.press(key)
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['a'], 'a.png', { type: 'image/png' }))
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(editor.status).toHaveText(/^Opened Gatys/)
  await back.click()
  await expect(nodes(page)).toHaveCount(15)
  await editor.expectState('mix', 'idle')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
})

test('Run is in sight below however many settings, in low and in narrow windows', async ({
  editor,
  page,
}) => {
  await editor.settled()
  const run = page.getByRole('main').getByRole('button', { name: 'Run', exact: true })
  for (const [width, height] of [
    [1100, 700],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    if (width === 1100) await page.getByRole('button', { name: 'App view' }).click()
    await expect(run).toBeInViewport({ ratio: 1 })
  }
  await expect(page.locator('.app-param__origin').filter({ hasText: 'How much style' })).toHaveCount(0)
})
