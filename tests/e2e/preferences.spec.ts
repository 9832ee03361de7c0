import { readFile } from 'node:fs/promises'
import { expect, test } from './editor'

test('language, theme and motion are those of the browser, until something else is chosen here', async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    colorScheme: 'dark',
    reducedMotion: 'no-preference',
    viewport: { width: 1400, height: 900 },
  })
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('gramarye.tour', 'seen'))
  await page.goto('/')
  const html = page.locator('html')
  const quick = () =>
    html.evaluate((root) => Number.parseFloat(getComputedStyle(root).getPropertyValue('--quick')))
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'zh-Hans')
  await expect(page).toHaveTitle(/^Gatys：/)
  await expect(page.locator('[data-node-id="content-size"]')).toContainText('内容尺寸')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  expect(await quick()).toBeGreaterThan(0)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expect(html).toHaveAttribute('data-theme', 'light')
  expect(await quick()).toBe(0)

  await page.getByRole('button', { name: '语言' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible()
  await page.reload()
  await expect(html).toHaveAttribute('lang', 'en')
  await context.close()
})

test('a graph opens as the user wants it, whatever its file says', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const saving = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const graph = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
  graph.app = { params: [], outputs: [{ node: 'result', port: 'image' }] }
  const open = async (title: string) => {
    const buffer = Buffer.from(JSON.stringify({ ...graph, title }))
    const file = { name: `${title}.json`, mimeType: 'application/json', buffer }
    await editor.choose(() => page.keyboard.press('Control+o'), file)
    await expect(editor.status).toHaveText(new RegExp(`^Opened ${title}`))
  }
  const wants = async (how: string) => {
    await page.keyboard.press('Control+,')
    await page.getByRole('combobox', { name: 'Graphs with an app view open' }).click()
    await page.getByRole('option', { name: how }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Settings' })).toHaveCount(0)
  }
  const canvas = page.getByRole('main', { name: 'Graph' })
  const view = page.getByRole('main', { name: 'App view' })
  await wants('on the canvas')
  await open('First')
  await expect(canvas).toBeVisible()
  await wants('in the app view')
  await open('Second')
  await expect(view).toBeVisible()
})
