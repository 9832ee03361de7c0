import type { Page } from '@playwright/test'
import { expect, test } from './editor'
import { boxOf, dragBy } from './hand'

const frames = (page: Page) => page.locator('[data-frame-id]')

test('frames a selection, moves with what is inside, alone with Alt, and undoes it all', async ({
  editor,
  page,
}) => {
  const title = (id: string) => editor.node(id).locator('.node__title')
  await title('content').click()
  await title('content-size').click({ modifiers: ['Control'] })
  await page.keyboard.press('Shift+F')
  const frame = frames(page)
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('Inputs')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Frame Inputs' })).toBeVisible()

  const [outer, inner] = [await boxOf(frame), await boxOf(editor.node('content'))]
  expect(inner.x).toBeGreaterThan(outer.x)
  expect(inner.y + inner.height).toBeLessThan(outer.y + outer.height)
  const other = await boxOf(editor.node('style'))

  await dragBy(page, frame.locator('.frame__title'), 60, -70)
  const moved = await boxOf(frame)
  const dx = moved.x - outer.x
  expect(dx).toBeGreaterThan(40)
  expect((await boxOf(editor.node('content'))).x - inner.x).toBeCloseTo(dx, 0)
  expect(await boxOf(editor.node('style'))).toEqual(other)

  await page.keyboard.down('Alt')
  await dragBy(page, frame.locator('.frame__title'), 80, 0)
  await page.keyboard.up('Alt')
  expect((await boxOf(frame)).x - moved.x).toBeGreaterThan(60)
  expect((await boxOf(editor.node('content'))).x - inner.x).toBeCloseTo(dx, 0)

  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.click()
  await undo.click()
  await expect.poll(() => boxOf(frame)).toEqual(outer)
  expect((await boxOf(editor.node('content'))).x).toBeCloseTo(inner.x, 0)
})

test('a frame is painted, resized by keys, renamed, fitted, and deleted with and without its contents', async ({
  editor,
  page,
}) => {
  await editor.node('style').locator('.node__title').click()
  await page.keyboard.press('Shift+F')
  await page.keyboard.press('Escape')
  const frame = frames(page)
  const fitted = await boxOf(frame)

  await page.locator('.item-tools').getByRole('button', { name: 'Color' }).click()
  await page.getByRole('menuitemradio', { name: 'Green' }).click()
  await expect(frame).toHaveCSS('--paint', /paint-green|#3f9142/)

  await frame.locator('.frame__title').click()
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(async () => (await boxOf(frame)).width).toBeGreaterThan(fitted.width + 10)
  await page.getByRole('button', { name: 'Fit frame to its contents' }).click()
  await expect.poll(async () => (await boxOf(frame)).width).toBeCloseTo(fitted.width, 0)

  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('Style')
  await page.keyboard.press('Enter')
  await expect(frame).toHaveAttribute('aria-label', 'Frame Style')

  await page.keyboard.press('Delete')
  await expect(frame).toHaveCount(0)
  await expect(editor.node('style')).toBeVisible()
  await page.keyboard.press('Control+z')
  await frame.locator('.frame__title').click()
  await page.keyboard.press('Shift+Delete')
  await expect(frame).toHaveCount(0)
  await expect(editor.node('style')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(editor.node('style')).toBeVisible()
})

test('a marquee inside a frame leaves the frame alone; around it, takes it', async ({ editor, page }) => {
  await editor.node('style').locator('.node__title').click()
  await page.keyboard.press('Shift+F')
  await page.keyboard.press('Escape')
  const frame = frames(page)
  await page.keyboard.press('Escape')
  await expect(frame).toHaveAttribute('data-selected', 'false')
  const { x, y, width, height } = await boxOf(frame)
  const marquee = async (x1: number, y1: number, x2: number, y2: number) => {
    await page.keyboard.down('Shift')
    await page.mouse.move(x1, y1)
    await page.mouse.down()
    await page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2, { steps: 4 })
    await page.mouse.move(x2, y2, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
  }
  await marquee(x + 3, y + height - 3, x + width / 2, y + height / 2)
  await expect(editor.node('style')).toHaveAttribute('data-selected', 'true')
  await expect(frame).toHaveAttribute('data-selected', 'false')
  await marquee(x - 5, y - 5, x + width + 5, y + height + 5)
  await expect(frame).toHaveAttribute('data-selected', 'true')
})

test('a frame and a note have menus of their own, and are painted from there', async ({ editor, page }) => {
  await editor.node('style').locator('.node__title').click()
  await page.keyboard.press('Shift+F')
  await page.keyboard.press('Escape')
  await page.locator('.frame__bar').click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'Frame' })
  await expect(menu.locator('[data-command="frame.fit"]')).toBeVisible()
  await menu.getByRole('menuitem', { name: 'Color' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Green' }).click()
  await expect.poll(() => frames(page).evaluate((frame) => frame.style.cssText)).toContain('green')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+N')
  await page.keyboard.type('Hello')
  await page.keyboard.press('Escape')
  await page.locator('.react-flow__node-note').click({ button: 'right' })
  await expect(page.getByRole('menu', { name: 'Note' }).locator('[data-command="note.edit"]')).toBeVisible()
})
