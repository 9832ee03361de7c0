import { type Editor, expect, test } from './editor'
import { center, dragTo, handle } from './hand'
import { newGraph, place, title } from './items'

test('a wire dropped on the empty canvas opens a search with only the nodes that fit, and wires the chosen one', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  await place(editor, 'Load image', { x: 420, y: 300 })
  const start = await handle(editor, 'load', 'output', 'image')
  const end = { x: 900, y: 400 }
  await dragTo(page, start, end)
  const search = page.getByRole('dialog', { name: 'Add a node for “image”' })
  await expect(search.getByRole('option', { name: /Preprocess/ })).toBeVisible()
  await expect(search.getByRole('option', { name: /Gram matrix/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(search).toBeHidden()
  await expect(page.locator('[data-node-id]')).toHaveCount(1)

  await dragTo(page, start, end)
  await editor.chooseTyped('prepr')
  await expect(editor.port('preprocess', 'input', 'image')).toHaveAttribute('data-wired', 'true')
  const port = await handle(editor, 'preprocess', 'input', 'image')
  expect(Math.hypot(port.x - end.x, port.y - end.y)).toBeLessThan(15)

  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-node-id]')).toHaveCount(1)
  await expect(page.locator('.react-flow__edge')).toHaveCount(0)
})

test('an input looks for the nodes that give what it takes', async ({ editor, page }) => {
  await newGraph(page)
  await place(editor, 'AdaIN', { x: 800, y: 300 })
  await dragTo(page, await handle(editor, 'adain', 'input', 'style'), { x: 500, y: 450 })
  await editor.chooseTyped('load')
  await expect(editor.wire('load image to adain style')).toBeAttached()
})

test('while a wire is drawn, ports say what they would do, and why not', async ({ editor, page }) => {
  const { mouse } = page
  const start = await handle(editor, 'content-size', 'output', 'image')
  await mouse.move(start.x, start.y)
  await mouse.down()
  await mouse.move(start.x + 30, start.y + 30, { steps: 4 })
  await expect(editor.port('content-features', 'input', 'image')).toHaveAttribute('data-verdict', 'refuses')
  await expect(editor.port('style-features', 'input', 'image')).toHaveAttribute('data-verdict', 'fits')
  await expect(editor.port('content-loss', 'input', 'features')).toHaveAttribute('data-verdict', 'refuses')

  const hint = page.locator('.refusal')
  const refused: readonly (readonly [Parameters<Editor['port']>, RegExp])[] = [
    [['content-loss', 'input', 'features'], /gives Image, but “features” of .+ takes Features/],
    [['content', 'output', 'image'], /Both are outputs/],
    [['content-size', 'input', 'image'], /already depends on .+: the wire would close a circle/],
    [['content-features', 'input', 'image'], /already wired into this input/],
  ]
  for (const [port, why] of refused) {
    const at = await handle(editor, ...port)
    await mouse.move(at.x, at.y, { steps: 4 })
    await expect(hint).toHaveText(why)
  }
  const free = await handle(editor, 'style-features', 'input', 'image')
  await mouse.move(free.x, free.y, { steps: 4 })
  await expect(hint).toHaveText('Wire to “image”')
  await page.keyboard.press('Escape')
  await mouse.up()
  await expect(hint).toBeHidden()
  await expect(editor.port('style-features', 'input', 'image')).toHaveAttribute('data-verdict', 'none')
})

test('a circle is refused with the reason, and stays refused where it is dropped', async ({ editor }) => {
  await editor.drag(['result', 'output', 'image'], ['content-size', 'input', 'image'])
  await expect(editor.status).toHaveText(/the wire would close a circle/)
})

test('a wire dropped on the body of a node goes to its first free port that fits, or says why not', async ({
  editor,
  page,
}) => {
  await newGraph(page)
  await place(editor, 'Load image', { x: 420, y: 250 })
  await place(editor, 'AdaIN', { x: 900, y: 350 })
  await place(editor, 'Gram matrix', { x: 1250, y: 350 })
  const drop = async (node: string) => {
    await dragTo(
      page,
      await handle(editor, 'load', 'output', 'image'),
      await center(title(editor.node(node))),
    )
  }
  await drop('adain')
  await expect(editor.wire('load image to adain content')).toBeAttached()
  await drop('adain')
  await expect(editor.wire('load image to adain style')).toBeAttached()
  await drop('adain')
  await expect(editor.status).toHaveText(/is already wired into this input/)
  await drop('gram')
  await expect(editor.status).toHaveText('Gram matrix has no input for Image.')
  await expect(page.locator('.react-flow__edge')).toHaveCount(2)
})

test('a wire pulled off its input goes to another one, or comes off', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.drag(['stylize', 'input', 'content'], ['result', 'input', 'image'])
  await expect(editor.wire('content-size image to result image')).toBeAttached()
  await expect(editor.port('stylize', 'input', 'content')).toHaveAttribute('data-wired', 'false')
  const end = await handle(editor, 'result', 'input', 'image')
  await dragTo(page, end, { x: end.x - 30, y: end.y + 260 })
  await expect(editor.port('result', 'input', 'image')).toHaveAttribute('data-wired', 'false')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(editor.wire('content-size image to stylize content')).toBeAttached()
})

test('the end of a wire at an output is taken to another output', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const line = editor.wire('content-size image to stylize content')
  const grip = await center(line.locator('.react-flow__edgeupdater-source'))
  await dragTo(page, { x: grip.x + 4, y: grip.y }, await handle(editor, 'content', 'output', 'image'))
  await expect(editor.wire('content image to stylize content')).toBeAttached()
  await expect(line).toHaveCount(0)
})

test('with Alt all wires of an output move to another', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await page.keyboard.down('Alt')
  await editor.drag(['content-size', 'output', 'image'], ['content', 'output', 'image'])
  await page.keyboard.up('Alt')
  await expect(editor.wire('content image to stylize content')).toBeAttached()
  await expect(editor.port('content-size', 'output', 'image')).toHaveAttribute('data-wired', 'false')
})
