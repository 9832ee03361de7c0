import { expect, test } from './editor'

test('what a run made is shown of its own graph alone', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.shrink()
  await editor.runAll()
  const results = page.getByRole('button', { name: /^(Results|\d+ results?)$/ })
  await expect(results).toHaveText('1 result')
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page
    .getByRole('dialog', { name: 'Examples' })
    .getByRole('button', { name: /^Keep the colors/ })
    .click()
  await editor.expectState('result', 'idle')
  await expect(editor.node('result').getByRole('button', { name: 'Save PNG' })).toBeDisabled()
  await expect(results).toHaveText('Results')

  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(results).toHaveText('Results')
  await expect(editor.status).not.toContainText('Opened')
  await expect(page.locator('.react-flow__viewport')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 0, 0)')
})

test('a graph that cannot run says so in place of a forecast, and no tick stands beside its problems', async ({
  editor,
  page,
}) => {
  await page.getByRole('button', { name: 'New graph' }).click()
  await page.keyboard.press('/')
  await editor.chooseTyped('Gram matrix')
  const problems = page.getByRole('button', { name: /problems?$/ })
  await expect(problems.locator('.lucide-circle-check')).toHaveCount(0)
  await expect(page.getByText(/nodes? cannot run: see the problems/)).toBeVisible()
  await expect(page.getByText(/0 B/)).toHaveCount(0)
})

test('a callout goes with Escape, and when the view moves', async ({ editor, page }) => {
  const callout = page.locator('.refusal')
  const refuse = async () => {
    await editor.drag(['content', 'output', 'image'], ['style-loss', 'input', 'gram'])
    await expect(callout).toBeVisible()
  }
  await refuse()
  await page.keyboard.press('Escape')
  await expect(callout).toBeHidden({ timeout: 2000 })
  await refuse()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(callout).toBeHidden({ timeout: 2000 })
})

test('the map does not lie over the tools of the view', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1100, height: 800 })
  await page
    .getByRole('button', { name: 'Show the viewer' })
    .or(page.getByRole('button', { name: /viewer/i }))
    .first()
    .click()
  await page.keyboard.press('F1')
  await expect(page.getByRole('complementary', { name: 'Help' })).toBeVisible()
  await editor.settled()
  await page.getByRole('button', { name: 'Zoom in' }).click({ trial: true })
  const right = await page.locator('.view-controls').evaluate((tools) => tools.getBoundingClientRect().right)
  const lefts = await page
    .locator('.react-flow__minimap')
    .evaluateAll((maps) => maps.map((map) => map.getBoundingClientRect().left))
  expect(lefts.every((left) => left >= right)).toBe(true)
})

test('a tour that ends in the outline leaves it where it was', async ({ editor: _, page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.addInitScript(() => localStorage.removeItem('gramarye.tour'))
  await page.reload()
  const tour = page.getByRole('dialog').filter({ hasText: 'Step 1 of 5' })
  await expect(tour).toBeVisible()
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const scrolled = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((one) => one.scrollTop > 0).map((one) => one.className),
    )
  await expect.poll(scrolled).toEqual([])
})

test('that nothing is there yet is not said while the first graph is on its way', async ({
  editor: _,
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.canvas .empty')) Object.assign(window, { flashed: true })
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.locator('[data-node-id="content"]')).toBeVisible()
  expect(await page.evaluate(() => Reflect.has(window, 'flashed'))).toBe(false)
})
