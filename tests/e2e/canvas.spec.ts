import type { Page } from '@playwright/test'
import { expect, test } from './editor'
import { boxOf, dragBy } from './hand'

const notes = (page: Page) => page.locator('[data-note-id]')

test('a note is written in Markdown, and nothing in it comes alive', async ({ editor, page }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await expect(editor.node('content')).toBeVisible()
  await page.mouse.move(700, 700)
  await page.keyboard.press('Shift+N')
  const text = page.getByRole('textbox', { name: /Text of the note/ })
  await text.fill(
    '# Plan\n\n<script>window.hacked = 1</script>\n\n<img src=x onerror="window.hacked = 2"> ![pic](https://example.invalid/p.png) [good](https://example.invalid/) [bad](javascript:window.hacked=3)',
  )
  await text.press('Escape')
  const note = notes(page)
  await expect(note.getByRole('heading', { name: 'Plan' })).toBeVisible()
  await expect(note.getByRole('link')).toHaveCount(1)
  await expect(note.getByRole('link', { name: 'good' })).toHaveAttribute('rel', /noopener/)
  await expect(note.locator('img, script')).toHaveCount(0)
  await expect(note).toContainText('<script>')
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(requests.filter((url) => url.includes('example.invalid'))).toEqual([])

  // Enter on the focused note opens it again.
  await page.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await text.press('Escape')
  await page.keyboard.press('Delete')
  await expect(note).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(note.getByRole('heading', { name: 'Plan' })).toBeVisible()
})

test('aligns and distributes what is selected, undoably', async ({ editor, page }) => {
  const ids = ['content-features', 'content-loss', 'smoothness']
  const tops = () => Promise.all(ids.map(async (id) => Math.round((await boxOf(editor.node(id))).y)))
  for (const id of ids) {
    await editor
      .node(id)
      .locator('.node__title')
      .click({ modifiers: ['Control'] })
  }
  const before = await tops()
  await page.getByRole('button', { name: 'Arrange' }).click()
  await page.getByRole('menuitem', { name: 'Align top edges' }).click()
  await expect.poll(async () => new Set(await tops()).size).toBe(1)
  // While it closes, the menu hears the keys.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(tops).toEqual(before)
})

test('tidies the whole graph in one step: no node on another', async ({ editor, page }) => {
  // One node in the place of another.
  await dragBy(page, editor.node('style').locator('.node__title'), 10, -150)
  const before = await boxOf(editor.node('style'))
  await page.keyboard.press('Shift+L')
  await expect(editor.status).toHaveText(/^Put 15 items in order/)
  const overlapping = () =>
    page.locator('[data-node-id]').evaluateAll((nodes) => {
      const boxes = nodes.map((node) => node.getBoundingClientRect())
      return boxes.filter((a, i) =>
        boxes.some(
          (b, j) => i !== j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
      ).length
    })
  await expect.poll(overlapping).toBe(0)
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await expect.poll(async () => Math.round((await boxOf(editor.node('style'))).x - before.x)).toBeLessThan(40)
  await expect.poll(overlapping).toBeGreaterThan(0)
})

test('shows lines where a drag snaps, and none with Alt', async ({ editor, page }) => {
  const title = editor.node('smoothness').locator('.node__title')
  const target = await boxOf(editor.node('mix'))
  const start = await boxOf(editor.node('smoothness'))
  const grip = await boxOf(title)
  const lines = page.locator('.snap')
  await page.mouse.move(grip.x + 5, grip.y + 5)
  await page.mouse.down()
  // A drag begins with the first movement.
  await page.mouse.move(grip.x + 5, grip.y + 8)
  // Two pixels beside the place where the upper edges agree; something may be nearer still.
  const y = grip.y + 8 + target.y - start.y
  await page.mouse.move(grip.x + 5, y + 12, { steps: 3 })
  await page.mouse.move(grip.x + 5, y + 2, { steps: 3 })
  await expect(lines.first()).toBeVisible()
  const snapped = (await boxOf(editor.node('smoothness'))).y
  await page.keyboard.down('Alt')
  await page.mouse.move(grip.x + 6, y + 2)
  await expect(lines).toHaveCount(0)
  await page.keyboard.up('Alt')
  await page.mouse.move(grip.x + 5, y + 2)
  await expect(lines.first()).toBeVisible()
  await page.mouse.up()
  await expect(lines).toHaveCount(0)
  expect((await boxOf(editor.node('smoothness'))).y).toBeCloseTo(snapped, 0)
})

test('the arrow keys move everything selected, a burst as one step', async ({ editor, page }) => {
  const ids = ['style', 'style-size']
  await page.keyboard.press('0')
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  for (const id of ids)
    await editor
      .node(id)
      .locator('.node__title')
      .click({ modifiers: ['Control'] })
  const places = () =>
    Promise.all(ids.map((id) => page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute('style')))
  const before = await places()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect.poll(places).not.toEqual(before)
  await page.keyboard.press('Control+z')
  await expect.poll(places).toEqual(before)
})

test('finds nodes and notes and goes from one to the next', async ({ editor, page }) => {
  await page.mouse.move(700, 700)
  await page.keyboard.press('Shift+N')
  await page.getByRole('textbox', { name: /Text of the note/ }).fill('Remember the total')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find in graph' }).fill('total')
  await page.keyboard.press('Enter')
  await expect(editor.node('smoothness')).toHaveAttribute('data-selected', 'true')
  await expect(page.getByRole('search')).toContainText('1 of 2')
  await page.keyboard.press('Enter')
  await expect(notes(page)).toHaveAttribute('data-selected', 'true')
  await expect(notes(page)).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
})

test('a bookmark brings back what was seen; it is named, removed, and kept by undo', async ({
  editor,
  page,
}) => {
  await editor.node('result').locator('.node__title').click()
  await page.keyboard.press('z')
  const near = async () => (await boxOf(editor.node('result'))).width
  await expect.poll(near).toBeGreaterThan(250)
  await editor.settled()
  await page.keyboard.press('Shift+B')
  await expect(editor.status).toHaveText('Bookmarked as View 1.')
  await page.keyboard.press('f')
  await expect.poll(near).toBeLessThan(200)
  await page.keyboard.press('1')
  await expect.poll(near).toBeGreaterThan(250)
  await expect(editor.node('result')).toBeInViewport()

  await page.getByRole('button', { name: 'Bookmarks' }).click()
  await page.getByRole('textbox', { name: 'Name of bookmark 1' }).fill('The result')
  await page.getByRole('button', { name: 'Delete The result' }).click()
  await expect(page.getByText('No bookmarks yet')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Bookmarks' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of bookmark 1' })).toHaveValue('The result')
})

test('the minimap shows frames and notes, and has no stop for the keyboard', async ({ editor, page }) => {
  await expect(editor.node('content')).toBeVisible()
  await page.mouse.move(700, 700)
  await page.keyboard.press('Shift+N')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+F')
  await page.keyboard.press('Escape')
  await expect(page.locator('.minimap__note')).toHaveCount(1)
  await expect(page.locator('.minimap__frame')).toHaveCount(1)
  await expect(page.locator('.minimap [tabindex], .minimap button')).toHaveCount(0)
})
