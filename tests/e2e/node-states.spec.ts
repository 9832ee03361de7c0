import { expect, test } from './editor'
import { select, title } from './items'

test('renames with F2 and by double click; Escape leaves the name alone', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await select(editor, 'stylize')
  await page.keyboard.press('F2')
  const field = page.getByRole('textbox', { name: 'New name' })
  await expect(field).toBeFocused()
  await field.fill('Paint it')
  await field.press('Enter')
  await expect(title(editor.node('stylize'))).toHaveText('Paint it')
  // The keyboard stays with the node.
  await page.keyboard.press('F2')
  await field.fill('Never')
  await field.press('Escape')
  await expect(title(editor.node('stylize'))).toHaveText('Paint it')
  await title(editor.node('stylize')).dblclick()
  await field.fill('')
  await field.press('Enter')
  await expect(title(editor.node('stylize'))).toHaveText('AdaIN')
  await page.keyboard.press('Control+z')
  await expect(title(editor.node('stylize'))).toHaveText('Paint it')
})

test('bypass lets the picture through unchanged; what follows a muted node says why it waits', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await editor.shrink()
  await editor.runAll()
  await expect.poll(() => editor.pixels('result')).not.toBe(await editor.pixels('content-size'))
  await select(editor, 'stylize')
  await page.keyboard.press('b')
  await expect(editor.node('stylize').getByRole('img', { name: 'Bypassed' })).toBeVisible()
  await editor.runAll()
  await expect.poll(() => editor.pixels('result')).toBe(await editor.pixels('content-size'))

  await page.keyboard.press('m')
  await expect(editor.node('stylize').getByRole('img', { name: 'Muted' })).toBeVisible()
  await editor.expectState('result', 'blocked')
  await expect(editor.node('result')).toContainText('Waits for AdaIN')
  await editor.node('result').getByText('Waits for AdaIN').hover()
  await expect(page.getByText('AdaIN is muted and gives nothing.')).toBeVisible()
})

test('a collapsed node shows its title and ports, which can still be wired', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await select(editor, 'stylize')
  await page.keyboard.press('c')
  await expect(editor.node('stylize').getByRole('textbox')).toHaveCount(0)
  await expect(editor.node('stylize').locator('figure')).toHaveCount(0)
  await select(editor, 'style-size')
  await page.keyboard.press('Delete')
  await expect(editor.port('stylize', 'input', 'style')).toHaveAttribute('data-wired', 'false')
  await editor.drag(['style', 'output', 'image'], ['stylize', 'input', 'style'])
  await expect(editor.port('stylize', 'input', 'style')).toHaveAttribute('data-wired', 'true')
})

test('a pinned node stays where it is', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const move = async () => {
    const box = await title(editor.node('result')).boundingBox()
    if (!box) throw new Error('The node is not on the screen.')
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + 5, box.y + 125, { steps: 5 })
    await page.mouse.up()
    return (await editor.node('result').boundingBox())?.y
  }
  const free = await move()
  await select(editor, 'result')
  await page.keyboard.press('Shift+P')
  await expect(editor.node('result').getByRole('img', { name: 'Pinned' })).toBeVisible()
  await expect(page.locator('.react-flow__node[data-id="result"]')).not.toHaveClass(/draggable/)
  const pinned = (await editor.node('result').boundingBox())?.y
  expect(pinned).toBe(free)
  await page.keyboard.press('Shift+P')
  expect(await move()).toBeGreaterThan(pinned ?? 0)
})
