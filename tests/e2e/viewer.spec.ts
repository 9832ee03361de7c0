import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { type Editor, expect, test } from './editor'

/** The viewer as its user sees it. */
class Viewer {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Viewer' })
  }

  get panes(): Locator {
    return this.panel.getByRole('application')
  }

  /** What is said of the place that is pointed at. */
  get readout(): Locator {
    return this.panel.locator('.readout')
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.panel.getByRole('combobox', { name: label }).click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** A place of a pane, as parts of its width and height, on the screen. */
  async spot(x: number, y: number, pane = 0): Promise<{ x: number; y: number }> {
    const box = await this.panes.nth(pane).boundingBox()
    if (!box) throw new Error('There is no picture on the screen.')
    return { x: box.x + box.width * x, y: box.y + box.height * y }
  }

  async point(x: number, y: number, pane = 0): Promise<void> {
    const spot = await this.spot(x, y, pane)
    await this.page.mouse.move(spot.x, spot.y)
  }

  /** The color a pane shows at a place: red, green and blue. */
  color(x: number, y: number, pane = 0): Promise<number[]> {
    return this.panes
      .nth(pane)
      .locator('canvas')
      .evaluate(
        (canvas, [px, py]) => {
          if (!(canvas instanceof HTMLCanvasElement)) return []
          const context = canvas.getContext('2d')
          const data = context?.getImageData(canvas.width * px, canvas.height * py, 1, 1).data
          return [...(data ?? [])].slice(0, 3)
        },
        [x, y] as const,
      )
  }

  /** x, y and the numbers after them, of each line of the readout. */
  async numbers(line = 0): Promise<number[]> {
    const text = await this.readout.locator('.readout__line').nth(line).innerText()
    return (text.match(/\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number)
  }
}

async function runAdain(editor: Editor): Promise<void> {
  await editor.example('AdaIN')
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 160)
  await editor.runAll()
}

const look = (editor: Editor, id: string) =>
  editor
    .node(id)
    .getByRole('button', { name: /^Look closer/ })
    .first()

test('a picture: its px by pointer and keys, zoom and histogram', async ({ editor, page }) => {
  await runAdain(editor)
  const viewer = new Viewer(page)
  await look(editor, 'result').click()
  await expect(viewer.panes).toHaveAccessibleName(/^Result: image, 160 × 106 px/)
  await expect(viewer.readout).toHaveText('160 × 106')

  await viewer.point(0.5, 0.5)
  await expect(viewer.readout).toContainText('R')
  const [x = -1, y = -1, ...values] = await viewer.numbers()
  expect(Math.abs(x - 80)).toBeLessThanOrEqual(1)
  expect(Math.abs(y - 53)).toBeLessThanOrEqual(1)
  const saving = page.waitForEvent('download')
  await viewer.button('Save PNG').click()
  const saved = sharp(await (await saving).path())
  const { data, info } = await saved.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([160, 106])
  const at = (y * info.width + x) * 3
  const inFile = [...data.subarray(at, at + 3)]
  expect(values.slice(3)).toEqual(inFile)
  expect(values.slice(0, 3).map((value) => Math.round(value * 255))).toEqual(inFile)

  await viewer.button('Show at 100 %').click()
  await expect(viewer.button('Show at 100 %')).toHaveText('100 %')
  await viewer.panes.locator('canvas').focus()
  await page.keyboard.press('+')
  await expect(viewer.button('Show at 100 %')).toHaveText('125 %')
  await viewer.point(0.6, 0.5)
  await expect(viewer.readout).toContainText('x')
  const [before = 0] = await viewer.numbers()
  await page.mouse.wheel(0, -400)
  await expect(viewer.button('Show at 100 %')).not.toHaveText('125 %')
  await page.mouse.move((await viewer.spot(0.6, 0.5)).x, (await viewer.spot(0.6, 0.5)).y + 1)
  expect(Math.abs(((await viewer.numbers())[0] ?? 0) - before)).toBeLessThanOrEqual(1)
  await page.keyboard.press('0')

  await page.keyboard.press('c')
  await expect(viewer.button('Cross-hair, moved by the arrow keys')).toHaveAttribute('aria-pressed', 'true')
  await expect(viewer.readout).toContainText('x 80 y 53')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(viewer.readout).toContainText('x 81 y 63')
  await page.keyboard.press('Escape')
  await expect(viewer.panel).toBeVisible()

  await viewer.button('Histogram').click()
  const curves = viewer.panel.locator('[data-curve]')
  await expect(curves).toHaveCount(4)
  const linear = await curves.first().getAttribute('d')
  await viewer.button('Log').click()
  await expect(curves.first()).not.toHaveAttribute('d', linear ?? '')

  await page.keyboard.press('Escape')
  await expect(viewer.panel).toBeHidden()
  await expect(look(editor, 'result')).toBeFocused()
})

test('two pictures: wiped by mouse and keys, side by side, subtracted and flipped', async ({
  editor,
  page,
}) => {
  await runAdain(editor)
  const viewer = new Viewer(page)
  await look(editor, 'result').press('Enter')
  await expect(viewer.panes).toBeVisible()
  const painted = await viewer.color(0.35, 0.5)
  await viewer.choose('Compare with', 'Content: image')
  const divider = viewer.panel.getByRole('slider', { name: 'Divider between the two pictures' })
  await expect(divider).toHaveAttribute('aria-valuenow', '50')
  expect(await viewer.color(0.35, 0.5)).toEqual(painted)

  const [from, to] = [await viewer.spot(0.5, 0.5), await viewer.spot(0.2, 0.5)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
  await expect(divider).toHaveAttribute('aria-valuenow', '20')
  const photographed = await viewer.color(0.35, 0.5)
  expect(photographed).not.toEqual(painted)

  await divider.focus()
  await page.keyboard.press('End')
  await expect(divider).toHaveAttribute('aria-valuenow', '100')
  expect(await viewer.color(0.35, 0.5)).toEqual(painted)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', '1')
  expect(await viewer.color(0.35, 0.5)).toEqual(photographed)

  await viewer.button('Difference').click()
  await viewer.choose('Amplification', '× 1')
  await expect(viewer.panes).toHaveAccessibleName(/^Difference of/)
  const difference = painted.map((value, index) => Math.abs(value - (photographed[index] ?? 0)))
  expect(await viewer.color(0.35, 0.5)).toEqual(difference)
  await viewer.choose('Amplification', '× 4')
  await expect
    .poll(() => viewer.color(0.35, 0.5))
    .toEqual(difference.map((value) => Math.min(255, value * 4)))

  await viewer.button('Flip (B, or click)').click()
  await viewer.panes.locator('canvas').focus()
  expect(await viewer.color(0.35, 0.5)).toEqual(painted)
  await page.keyboard.press('b')
  await expect.poll(() => viewer.color(0.35, 0.5)).toEqual(photographed)

  await viewer.button('Side by side').click()
  await expect(viewer.panes).toHaveCount(2)
  const scale = await viewer.button('Show at 100 %').innerText()
  await viewer.point(0.5, 0.5, 1)
  await page.mouse.wheel(0, -500)
  await expect(viewer.button('Show at 100 %')).not.toHaveText(scale)
  await expect(viewer.readout.locator('.readout__line')).toHaveCount(2)
  // The same place of both, whose sizes differ: 160 px wide the painting, 451 px the photograph.
  await viewer.point(0.4, 0.5, 1)
  await expect.poll(async () => (await viewer.numbers(1)).length).toBe(8)
  const [onPainting = 0] = await viewer.numbers(0)
  const [onPhotograph = 0] = await viewer.numbers(1)
  expect(onPhotograph / onPainting).toBeCloseTo(451 / 160, 0)
})

test('follows the selection unless pinned, says what is missing, and keeps its width', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  const viewer = new Viewer(page)
  await page.keyboard.press('v')
  await expect(viewer.panel).toContainText('Select a node')
  await editor.node('stylize').getByRole('heading', { name: 'AdaIN' }).click()
  await expect(viewer.panel).toContainText('Nothing to see yet')
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 96)
  await editor.node('stylize').getByRole('heading', { name: 'AdaIN' }).click()
  await viewer.button('Run to here').click()
  await expect(viewer.panes).toHaveAccessibleName(/^AdaIN: image, 96 × 64 px/)
  const strong = await viewer.color(0.5, 0.5)

  await viewer.button('Stay here when another node is selected').click()
  await editor.node('content-size').getByRole('heading', { name: 'Content size' }).click()
  await expect(viewer.panes).toHaveAccessibleName(/^AdaIN: image/)
  await editor.setNumber('stylize', 'Strength', 0)
  await editor.runAll()
  await expect.poll(() => viewer.color(0.5, 0.5)).not.toEqual(strong)
  await viewer.button('Stay here when another node is selected').click()
  await editor.node('style-size').getByRole('heading', { name: 'Style size' }).click()
  await expect(viewer.panes).toHaveAccessibleName(/^Style size: image/)
  await viewer.choose('Value', 'Content: image')
  await expect(viewer.panes).toHaveAccessibleName(/^Content: image, 451 × 300 px/)

  const edge = page.getByRole('separator', { name: 'Width of the viewer' })
  const width = Number(await edge.getAttribute('aria-valuenow'))
  await edge.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 24))
  await editor.chooseExample('Gatys')
  await expect(viewer.panel).toContainText('Select a node')
  await viewer.button('Close the viewer').click()
  await expect(viewer.panel).toBeHidden()
  await page.reload()
  await expect(editor.backend).toBeVisible()
  await page.keyboard.press('v')
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 24))
})

test('dragging a node by its picture moves it and opens nothing', async ({ editor, page }) => {
  await runAdain(editor)
  const button = look(editor, 'stylize')
  const before = await button.boundingBox()
  if (!before) throw new Error('The picture is not on the screen.')
  const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + 40, middle.y + 60, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await button.boundingBox())?.y).toBeGreaterThan(before.y + 30)
  await expect(page.getByRole('region', { name: 'Viewer' })).toBeHidden()
})

test('features by channel, Gram matrices by cell, and losses as curves', async ({ editor, page }) => {
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 64)
  await editor.setNumber('optimize', 'Iterations', 30)
  await editor.runAll()
  const viewer = new Viewer(page)

  await look(editor, 'style-features').press('Enter')
  await expect(viewer.readout).toHaveText(/^16 channels of 64 × \d+\. Click one to enlarge it\.$/)
  await viewer.choose('Layer', 'relu2_1')
  await expect(viewer.readout).toHaveText(/^32 channels of 32 × \d+/)
  await viewer.point(0.55, 0.55)
  await expect(viewer.readout).toContainText(/channel \d+ · x \d+ y \d+/)
  // Channel, x, y and the value, which takes a moment longer.
  await expect.poll(async () => (await viewer.numbers()).length).toBe(4)
  const [channel = -1] = await viewer.numbers()
  const spot = await viewer.spot(0.55, 0.55)
  await page.mouse.click(spot.x, spot.y)
  const field = viewer.panel.getByRole('textbox', { name: 'Channel, value' })
  await expect(field).toHaveValue(String(channel))
  await expect(viewer.panel.getByRole('figure', { name: /^Colors from 0 to/ })).toBeVisible()
  await viewer.button('Next channel').click()
  await expect(field).toHaveValue(String((channel + 1) % 32))
  await viewer.button('All channels as a grid').click()
  await expect(viewer.readout).toHaveText(/^32 channels/)
  await viewer.panes.locator('canvas').focus()
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('0')

  await viewer.choose('Value', 'Gram matrix: Gram')
  await expect(viewer.panes).toHaveAccessibleName(/relu2_1, 32 × 32 px/)
  await viewer.button('Cross-hair, moved by the arrow keys').click()
  await viewer.point(0.5, 0.5)
  await expect(viewer.readout).toContainText(/row 1[56], column 1[56]/)
  await expect(viewer.panel.getByRole('figure', { name: /^Colors from 0 to/ })).toBeVisible()

  await look(editor, 'curves').press('Enter')
  const plot = viewer.panel.getByRole('img', { name: /^Curves over iteration: total/ })
  const over = plot.locator('.u-over')
  await expect(over).toBeVisible()
  const box = await over.boundingBox()
  if (!box) throw new Error('The plot is not on the screen.')
  const inPlot = (part: number) => [box.x + box.width * part, box.y + box.height / 2] as const
  await page.mouse.move(...inPlot(0))
  await expect(viewer.panel).toContainText('iteration 0')
  const total = viewer.panel.getByRole('button', { name: /^total/ })
  const first = await total.innerText()
  await page.mouse.move(...inPlot(0.99))
  await expect(viewer.panel).toContainText('iteration 30')
  await expect(total).not.toHaveText(first)

  await expect(plot).not.toHaveAttribute('data-range')
  await page.mouse.move(...inPlot(0.25))
  await page.mouse.down()
  await page.mouse.move(...inPlot(0.75), { steps: 4 })
  await page.mouse.up()
  await expect(plot).toHaveAttribute('data-range', /^[78](\.\d+)? 2[23](\.\d+)?$/)
  await page.mouse.dblclick(...inPlot(0.5))
  await expect(plot).not.toHaveAttribute('data-range')
  await viewer.button('Zoom in').click()
  await expect(plot).toHaveAttribute('data-range', '7.5 22.5')
  await viewer.button('As a table').click()
  const table = viewer.panel.getByRole('table', { name: 'Losses: series' })
  await expect(table.getByRole('columnheader').first()).toHaveText('iteration')
  await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('10')
  await viewer.button('As a table').click()
  await viewer.button('Show all').click()
  await expect(plot).not.toHaveAttribute('data-range')

  await total.click()
  await expect(total).toHaveAttribute('aria-pressed', 'false')
  const drawn = () => plot.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const logarithmic = await drawn()
  await viewer.button('Logarithmic axis').click()
  await expect.poll(drawn).not.toBe(logarithmic)

  const saving = page.waitForEvent('download')
  await viewer.button('CSV').click()
  const lines = (await readFile(await (await saving).path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toMatch(/^iteration,total,/)
  expect(lines.at(-1)).toMatch(/^30,/)
  const drawing = page.waitForEvent('download')
  await viewer.button('PNG').click()
  expect((await sharp(await (await drawing).path()).metadata()).format).toBe('png')

  await look(editor, 'mix').press('Enter')
  await expect(viewer.panel.getByRole('table', { name: 'Mix losses: loss' })).toBeVisible()
})

test('shows the painting and its losses while they are made, and keeps the draft', async ({
  editor,
  page,
}) => {
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 128)
  await editor.setNumber('optimize', 'Iterations', 2000)
  await editor.run()
  await editor.expectState('optimize', 'running')
  const viewer = new Viewer(page)
  await editor.node('result').getByRole('heading', { name: 'Result' }).click()
  await page.keyboard.press('v')
  await expect(viewer.readout).toHaveText('In the making', { timeout: 60_000 })
  const early = await viewer.color(0.4, 0.5)
  await expect.poll(() => viewer.color(0.4, 0.5), { timeout: 30_000 }).not.toEqual(early)
  await look(editor, 'curves').press('Enter')
  await expect(viewer.panel).toContainText(/iteration \d+/)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor.status).toHaveText(/^Canceled after/)
  await expect(viewer.panel).toContainText(/iteration \d+/)
  await viewer.choose('Value', 'Optimize pixels: image')
  await expect(viewer.readout).toHaveText(/^A small preview/)
})

test('copies a picture', async ({ editor, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await runAdain(editor)
  const viewer = new Viewer(page)
  await look(editor, 'result').click()
  await expect(viewer.panes).toBeVisible()
  await viewer.button('Copy picture').click()
  await expect(editor.status).toHaveText('Copied the picture.')
  const width = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    return blob ? (await createImageBitmap(blob)).width : 0
  })
  expect(width).toBe(160)
})
