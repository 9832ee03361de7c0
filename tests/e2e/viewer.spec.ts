import sharp from 'sharp'
import { expect, test } from './editor'
import { look, runAdain, Viewer } from './viewer'

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
  // The readout has three decimals, the file whole numbers.
  for (const [channel, value] of inFile.entries())
    expect(Math.abs((values[channel] ?? Number.NaN) * 255 - value)).toBeLessThanOrEqual(0.5 + 0.0005 * 255)

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
  await editor.shrink(96)
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
  await editor.node('style-size').getByRole('heading', { name: 'Size of the strokes' }).click()
  await expect(viewer.panes).toHaveAccessibleName(/^Size of the strokes: image/)
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
  await editor.reload()
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
