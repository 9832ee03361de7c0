import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { drop, picture } from './drop'
import { type Editor, expect, test } from './editor'

/** An example with a mask to paint over its content, small, as somebody's file. */
async function prepare(editor: Editor, page: Page): Promise<void> {
  const graph = JSON.parse(await readFile('graphs/adain.json', 'utf8'))
  for (const node of graph.nodes) if (node.type === 'image/preprocess') node.params.longestSide = 64
  const paint = { id: 'paint', type: 'mask/paint', version: 1, position: { x: 620, y: -340 }, params: {} }
  graph.nodes.push(paint)
  graph.edges.push({
    from: { node: 'content-size', port: 'image' },
    to: { node: 'paint', port: 'image' },
  })
  await openFile(editor, page, Buffer.from(JSON.stringify(graph)))
}

async function openFile(editor: Editor, page: Page, buffer: Buffer, answer?: string): Promise<void> {
  const file = { name: 'painted.json', mimeType: 'application/json', buffer }
  await editor.choose(() => page.getByRole('button', { name: 'Open…' }).click(), file)
  if (answer !== undefined) await page.getByRole('button', { name: answer }).click()
  await expect(editor.status).toHaveText(/^Opened/)
  await editor.settled()
}

test('a mask is painted on a picture, kept in the file and undone as one step', async ({ editor, page }) => {
  await prepare(editor, page)
  const node = editor.node('paint')
  await editor.runAll()
  const empty = await editor.pixels('paint')

  await node.getByRole('button', { name: 'Painting: Paint…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Painting: Paint on the picture' })
  const surface = dialog.locator('canvas.painter__canvas')
  await expect(surface).toHaveAttribute('width', '64')
  await expect(dialog.locator('canvas.preview__picture')).toBeVisible()
  const opacity = (x: number, y: number) =>
    surface.evaluate(
      (canvas, [atX, atY]) =>
        canvas instanceof HTMLCanvasElement
          ? canvas.getContext('2d')?.getImageData(atX, atY, 1, 1).data[3]
          : undefined,
      [x, y] as const,
    )

  const box = await surface.boundingBox()
  if (!box) throw new Error('There is nothing to paint on.')
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(0.25, 0.5))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.5), { steps: 4 })
  await page.mouse.up()
  expect(await opacity(16, 21)).toBe(255)
  expect(await opacity(30, 21)).toBe(255)
  expect(await opacity(60, 2)).toBe(0)

  // By keys: one step to the right, one dab, taken back and done again.
  await surface.focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Space')
  expect(await opacity(63, 21)).toBe(255)
  await page.keyboard.press('Control+z')
  expect(await opacity(63, 21)).toBe(0)
  await page.keyboard.press('Control+Shift+z')
  expect(await opacity(63, 21)).toBe(255)
  // The eraser takes it away again.
  await page.keyboard.press('e')
  await expect(dialog.getByRole('button', { name: 'Erase' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Space')
  expect(await opacity(63, 21)).toBe(0)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()

  await editor.expectState('paint', 'stale')
  await editor.runAll()
  const painted = await editor.pixels('paint')
  expect(painted).not.toBe(empty)

  const saving = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const buffer = await readFile(await (await saving).path())
  const saved = JSON.parse(buffer.toString())
  const { painting } = saved.nodes.find(({ id }: { id: string }) => id === 'paint').params
  expect(saved.assets[painting.asset]).toMatchObject({ name: 'painting.png', mime: 'image/png' })

  await page.keyboard.press('Control+z')
  await editor.runAll()
  await expect.poll(() => editor.pixels('paint')).toBe(empty)

  // The library has gone on since the file was written, by the step that was undone.
  await openFile(editor, page, buffer, 'Open the file as it is')
  await editor.runAll()
  await expect.poll(() => editor.pixels('paint')).toBe(painted)
})

test('painting can be canceled, clearing leaves no file, and a picture can take its place', async ({
  editor,
  page,
}) => {
  await prepare(editor, page)
  const node = editor.node('paint')
  const open = () => node.getByRole('button', { name: 'Painting: Paint…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Painting: Paint on the picture' })
  await open()
  await expect(dialog.getByText('Run the graph first')).toBeVisible()
  await dialog.locator('canvas.painter__canvas').click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(node.locator('.file__name')).toHaveCount(0)

  // Escape loses nothing without asking.
  await open()
  await dialog.locator('canvas.painter__canvas').click()
  await page.keyboard.press('Escape')
  const question = page.getByRole('alertdialog', { name: 'Keep what you painted?' })
  await question.getByRole('button', { name: 'Go on painting' }).click()
  await expect(question).toBeHidden()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(node.locator('.file__name')).toHaveText('Click to go on painting')

  await open()
  await dialog.getByRole('button', { name: 'Clear' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(node.locator('.file__name')).toHaveCount(0)

  await open()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await drop(node.getByRole('button', { name: 'Painting: Paint…' }), 'mask.png', await picture(30, 20))
  await expect(node.locator('.file__name')).toHaveText('Click to go on painting')
})
