import { expect, test } from './editor'

test('the first visit is led through five steps, once, and the tour can be had again', async ({
  browser,
}) => {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1400, height: 900 },
  })
  const page = await context.newPage()
  await page.goto('/')
  const tour = page.getByRole('dialog', { name: 'Boxes and wires' })
  await expect(tour).toBeVisible()
  await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
  await page.keyboard.press('Enter')

  // What it points at can be tried while it points there.
  const run = page.getByRole('dialog', { name: 'Run it' })
  await expect(run).toContainText('Ctrl+Enter')
  const ring = page.locator('.tour__ring')
  const button = page.getByRole('button', { name: 'Run', exact: true })
  await expect.poll(async () => (await ring.boundingBox())?.x).toBe((await button.boundingBox())?.x)
  await page.setViewportSize({ width: 400, height: 760 })
  await expect.poll(async () => (await ring.boundingBox())?.x).toBe((await button.boundingBox())?.x)
  const card = await run.boundingBox()
  expect(card && card.x >= 0 && card.x + card.width <= 400).toBe(true)
  await page.setViewportSize({ width: 1400, height: 900 })
  await button.click()
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await cancel.click()
  await expect(run).toBeVisible()
  await run.getByRole('button', { name: 'Back' }).click()
  await expect(tour).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.reload()
  await expect(page.locator('[data-node-id="content"]')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Take the tour' }).click()
  for (const title of [
    'Boxes and wires',
    'Run it',
    'Look inside',
    'Change something',
    'Keep it, and go on',
  ]) {
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await expect(ring).toBeVisible()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await context.close()
})

test('help leads from a node to what it means and back, by the keyboard', async ({ editor, page }) => {
  const help = page.getByRole('complementary', { name: 'Help' })
  const heading = (name: string | RegExp) => help.getByRole('heading', { level: 2, name })
  await editor.node('style-gram').locator('.node__title').click()
  await page.keyboard.press('F1')
  await expect(heading('Gram matrix')).toBeVisible()
  await expect(help).toBeFocused()
  await expect(help.getByRole('button', { name: 'AdaIN: style at once' })).toHaveCount(0)
  await expect(help.getByRole('button', { name: 'Gatys: paint by optimization' })).toBeVisible()
  await help.getByRole('button', { name: 'Gram matrix: what a style is' }).click()
  await expect(help).toContainText('G = F Fᵀ')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading('Gram matrix')).toBeVisible()

  // From a field of a node, whose keys are text there. The help lies over the node until all are fitted in beside it.
  await page.getByRole('button', { name: /^Zoom to fit/ }).click()
  await editor.settled()
  await editor.node('optimize').locator('.node__title').click()
  await expect(editor.node('optimize')).toHaveAttribute('data-selected', 'true')
  await editor.node('optimize').getByRole('textbox', { name: 'Iterations, value' }).focus()
  await page.keyboard.press('?')
  await expect(heading('Gram matrix')).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help.getByText('0 to 10000 · Default: 200')).toBeVisible()
  // At the setting that had the focus.
  await expect(help.locator('[aria-current="true"]')).toContainText('Iterations')
  await expect(help.locator('[aria-current="true"]')).toBeInViewport()
  await help.getByRole('button', { name: 'Add to the canvas' }).click()
  await expect(editor.node('pixels')).toBeVisible()

  const search = help.getByRole('searchbox', { name: 'Search the help' })
  await search.fill('flicker')
  await expect(help.getByRole('status')).toContainText('found')
  await help.getByRole('button', { name: /^Total variation: calm pixels/ }).click()
  await expect(heading(/^Total variation/)).toBeVisible()
  await help.getByRole('button', { name: 'Contents' }).click()
  await help.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await help.getByRole('searchbox', { name: 'Search shortcuts' }).fill('rename')
  await expect(help.getByRole('term')).toHaveText(['Rename', 'Rename frame'])
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)

  await editor.node('style-gram').locator('.node__title').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Help on this node' }).click()
  await expect(heading('Gram matrix')).toBeVisible()
})

test('settings hold for every graph and the next visit', async ({ editor, page }) => {
  await page.keyboard.press('Control+,')
  const choose = async (name: string, option: string) => {
    await page.getByRole('dialog').getByRole('combobox', { name }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await choose('Motion', 'Reduced')
  await choose('Theme', 'Dark')
  await page.getByRole('switch', { name: 'Snap to the grid' }).click()
  await choose('Language', '简体中文')
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible()
  await page.reload()
  await expect(editor.node('content')).toBeVisible()
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'zh-Hans')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(html).toHaveAttribute('data-motion', 'reduce')
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('switch', { name: '对齐网格' })).toBeChecked()
  await choose('语言', '跟随浏览器')
  await expect(html).toHaveAttribute('lang', 'en')
})
