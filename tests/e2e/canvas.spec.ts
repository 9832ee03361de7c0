import type { Locator, Page } from '@playwright/test'
import { expect, test } from './editor'

const frames = (page: Page) => page.locator('[data-frame-id]')
const notes = (page: Page) => page.locator('[data-note-id]')

interface Box {
  x: number
  y: number
  width: number
  height: number
}

async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

async function dragBy(page: Page, target: Locator, dx: number, dy: number): Promise<void> {
  const { x, y, height } = await boxOf(target)
  await page.mouse.move(x + 12, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 12 + dx / 2, y + height / 2 + dy / 2, { steps: 4 })
  await page.mouse.move(x + 12 + dx, y + height / 2 + dy, { steps: 4 })
  await page.mouse.up()
}

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
  await page.keyboard.press('Control+z')
  await expect.poll(tops).toEqual(before)
})

test('tidies the whole graph in one step: no node on another', async ({ editor, page }) => {
  // One node in the place of another.
  await dragBy(page, editor.node('style').locator('.node__title'), 10, -150)
  const before = await boxOf(editor.node('style'))
  await page.keyboard.press('Shift+L')
  await expect(editor.status).toHaveText(/^Put 14 items in order/)
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
