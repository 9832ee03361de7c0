import type { Page } from '@playwright/test'
import { expect, test } from './editor'
import { dragTo, handle, type Point } from './hand'
import { newGraph, place } from './items'

test('the AdaIN graph is built with the keyboard alone', async ({ editor, page }) => {
  await newGraph(page)
  await editor.add('adain', 'adain')
  await toPorts(page)
  await page.keyboard.press('Enter')
  await editor.chooseTyped('new node')
  await editor.chooseTyped('load')
  await expect(editor.wire('load image to adain content')).toBeAttached()

  await editor.add('load image', 'load-2')
  await toPorts(page)
  await page.keyboard.press('Enter')
  await editor.chooseTyped('adain style')
  await expect(editor.wire('load-2 image to adain style')).toBeAttached()
  await expect(editor.status).toHaveText('Connected Load image 2 to AdaIN.')

  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /^Disconnect AdaIN/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await editor.add('picture', 'image')
  await toPorts(page)
  await page.keyboard.press('Enter')
  await editor.chooseTyped('adain')
  await expect(page.locator('.react-flow__edge')).toHaveCount(3)
})

test('the Gatys graph is built with the mouse, from the empty canvas', async ({ editor, page }) => {
  await newGraph(page)
  // All of it fits only from further away.
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('ControlOrMeta+-')
  await editor.settled()
  const columns = [330, 490, 650, 810, 970, 1150]
  const at = (column: number, row: number) => ({ x: columns[column] ?? 0, y: row === 0 ? 200 : 520 })
  await place(editor, 'Load image', at(0, 0))
  await place(editor, 'Load image', at(0, 1))
  await place(editor, 'Mix losses', at(4, 0))
  const onward = async (from: readonly [string, string], to: Point, name: string) => {
    await dragTo(page, await handle(editor, from[0], 'output', from[1]), to)
    await editor.chooseTyped(name)
  }
  await onward(['load', 'image'], at(1, 0), 'vgg')
  await onward(['load-2', 'image'], at(1, 1), 'vgg')
  await onward(['vgg', 'features'], at(2, 0), 'content loss')
  await onward(['vgg-2', 'features'], at(2, 1), 'gram')
  await onward(['gram', 'gram'], at(3, 1), 'style loss')
  await editor.drag(['content', 'output', 'loss'], ['combine', 'input', 'losses'])
  await editor.drag(['style', 'output', 'loss'], ['combine', 'input', 'losses'])
  await onward(['combine', 'loss'], at(5, 0), 'optimize')
  await editor.drag(['load', 'output', 'image'], ['pixels', 'input', 'image'])
  await onward(['pixels', 'image'], { x: 1200, y: 620 }, 'picture')
  for (const ends of [
    'load image to vgg image',
    'load-2 image to vgg-2 image',
    'vgg features to content features',
    'vgg-2 features to gram features',
    'gram gram to style gram',
    'content loss to combine losses',
    'style loss to combine losses',
    'combine loss to pixels loss',
    'load image to pixels image',
    'pixels image to image image',
  ]) {
    await expect(editor.wire(ends)).toBeAttached()
  }
  await expect(page.locator('.react-flow__edge')).toHaveCount(10)
  await expect(page.getByRole('button', { name: '2 problems' })).toBeVisible()
})

/** From a node on to the port that Tab stops at. */
async function toPorts(page: Page): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    if (await page.locator('.port__handle:focus').count()) return
    await page.keyboard.press('Tab')
  }
}
