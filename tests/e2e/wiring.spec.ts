import type { Locator, Page } from '@playwright/test'
import { Editor, expect, test } from './editor'

type Point = { readonly x: number; readonly y: number }

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
  await expect(wire(page, 'load image to adain style')).toBeAttached()
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
    await dragTo(page, await handle(editor, 'load', 'output', 'image'), await center(title(editor, node)))
  }
  await drop('adain')
  await expect(wire(page, 'load image to adain content')).toBeAttached()
  await drop('adain')
  await expect(wire(page, 'load image to adain style')).toBeAttached()
  await drop('adain')
  await expect(editor.status).toHaveText(/is already wired into this input/)
  await drop('gram')
  await expect(editor.status).toHaveText('Gram matrix has no input for Image.')
  await expect(page.locator('.react-flow__edge')).toHaveCount(2)
})

test('a wire pulled off its input goes to another one, or comes off', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.drag(['stylize', 'input', 'content'], ['result', 'input', 'image'])
  await expect(wire(page, 'content-size image to result image')).toBeAttached()
  await expect(editor.port('stylize', 'input', 'content')).toHaveAttribute('data-wired', 'false')
  const end = await handle(editor, 'result', 'input', 'image')
  await dragTo(page, end, { x: end.x - 30, y: end.y + 260 })
  await expect(editor.port('result', 'input', 'image')).toHaveAttribute('data-wired', 'false')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'content-size image to stylize content')).toBeAttached()
})

test('the end of a wire at an output is taken to another output', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const line = wire(page, 'content-size image to stylize content')
  const grip = await center(line.locator('.react-flow__edgeupdater-source'))
  await dragTo(page, { x: grip.x + 4, y: grip.y }, await handle(editor, 'content', 'output', 'image'))
  await expect(wire(page, 'content image to stylize content')).toBeAttached()
  await expect(line).toHaveCount(0)
})

test('with Alt all wires of an output move to another', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await page.keyboard.down('Alt')
  await editor.drag(['content-size', 'output', 'image'], ['content', 'output', 'image'])
  await page.keyboard.up('Alt')
  await expect(wire(page, 'content image to stylize content')).toBeAttached()
  await expect(editor.port('content-size', 'output', 'image')).toHaveAttribute('data-wired', 'false')
})

test('a node dropped on a wire goes into it: from the list, and from the canvas', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  const line = wire(page, 'content image to content-size image')
  const middle = await middleOf(line)
  await page.locator('.palette').getByRole('button', { name: 'Preprocess' }).hover()
  await page.mouse.down()
  await page.mouse.move(middle.x + 60, middle.y + 60, { steps: 5 })
  await page.mouse.move(middle.x, middle.y, { steps: 5 })
  await page.mouse.move(middle.x + 1, middle.y)
  await expect(line.locator('.wire--takes')).toBeAttached()
  await page.mouse.up()
  await expect(wire(page, 'content image to preprocess image')).toBeAttached()
  await expect(wire(page, 'preprocess image to content-size image')).toBeAttached()
  await expect(line).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(line).toBeAttached()
  await expect(editor.node('preprocess')).toHaveCount(0)
})

test('a node without wires that is moved onto a wire goes into it, in one step', async ({ editor, page }) => {
  await newGraph(page)
  await place(editor, 'Load image', { x: 450, y: 200 })
  await place(editor, 'AdaIN', { x: 1150, y: 250 })
  await editor.drag(['load', 'output', 'image'], ['adain', 'input', 'style'])
  await place(editor, 'Preprocess', { x: 750, y: 620 })
  const before = await center(editor.node('preprocess'))
  const grip = await center(title(editor, 'preprocess'))
  const middle = await middleOf(wire(page, 'load image to adain style'))
  const by = { x: middle.x - before.x, y: middle.y - before.y }
  await dragTo(page, grip, { x: grip.x + by.x, y: grip.y + by.y })
  await expect(wire(page, 'load image to preprocess image')).toBeAttached()
  await expect(wire(page, 'preprocess image to adain style')).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'load image to adain style')).toBeAttached()
  const after = await center(editor.node('preprocess'))
  expect(Math.abs(after.x - before.x)).toBeLessThan(2)
})

test('deleting a node in the middle offers to bridge its wires', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await title(editor, 'content-size').click()
  await page.keyboard.press('Delete')
  await expect(editor.status).toHaveText('Deleted 1 node.')
  await page.getByRole('button', { name: 'Bridge wires' }).click()
  await expect(wire(page, 'content image to stylize content')).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(wire(page, 'content-size image to stylize content')).toBeAttached()

  await title(editor, 'style-size').click()
  await page.keyboard.press('Control+Delete')
  await expect(wire(page, 'style image to stylize style')).toBeAttached()
  await expect(editor.status).toHaveText('Deleted, and bridged 1 wire.')
})

test('a wire is led through points by mouse and by keyboard', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const line = wire(page, 'content-size image to stylize content')
  const middle = await middleOf(line)
  await page.mouse.dblclick(middle.x, middle.y)
  const point = page.getByRole('button', { name: /^Point 1 of 1/ })
  await expect(point).toBeFocused()
  const path = line.locator('.react-flow__edge-path')
  const drawn = await path.getAttribute('d')
  const at = await center(point)
  await dragTo(page, at, { x: at.x, y: at.y + 80 })
  await expect.poll(async () => (await center(point)).y - at.y).toBeGreaterThan(70)
  expect(await path.getAttribute('d')).not.toBe(drawn)
  await page.keyboard.press('Control+z')
  await expect(path).toHaveAttribute('d', drawn ?? '')

  await point.focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(path).not.toHaveAttribute('d', drawn ?? '')
  await page.keyboard.press('Control+z')
  await expect(path).toHaveAttribute('d', drawn ?? '')
  await point.focus()
  await page.keyboard.press('Delete')
  await expect(point).toHaveCount(0)
  await expect(line).toBeAttached()

  await line.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('r')
  await expect(point).toBeFocused()
  await point.dblclick()
  await expect(point).toHaveCount(0)
})

test('finds nodes by either language and any of the keys, the most used first', async ({ editor, page }) => {
  await newGraph(page)
  const search = page.getByRole('dialog', { name: 'Add a node' })
  await page.mouse.click(700, 200)
  await page.keyboard.press('Tab')
  await expect(search).toBeVisible()
  await page.keyboard.type('矩阵')
  await expect(search.getByRole('option').first()).toHaveText(/^Gram matrix/)
  await page.keyboard.press('Enter')
  await expect(editor.node('gram')).toBeVisible()
  await expect(page.locator('.react-flow__node[data-id="gram"]')).toBeFocused()

  await page.keyboard.press('Shift+A')
  await expect(search.getByRole('group', { name: 'Most used' }).getByRole('option')).toHaveText([
    /^Gram matrix/,
  ])
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__node[data-id="gram"]')).toBeFocused()
})

test('categories of the list of nodes fold, a search shows them anyway, and the browser remembers', async ({
  editor,
  page,
}) => {
  const list = page.getByRole('complementary', { name: 'Nodes' })
  const loss = list.getByRole('button', { name: 'Loss', exact: true })
  const item = list.getByRole('button', { name: 'Style loss' })
  await expect(item).toBeVisible()
  await loss.press('Enter')
  await expect(item).toBeHidden()
  await expect(loss).toHaveAttribute('aria-expanded', 'false')
  await page.reload()
  await expect(editor.backend).toBeVisible()
  await expect(item).toBeHidden()
  await list.getByRole('searchbox').fill('style loss')
  await expect(item).toBeVisible()
  await list.getByRole('searchbox').fill('')
  await expect(item).toBeHidden()
  await loss.click()
  await expect(item).toBeVisible()
})

test('Tab is no trap: who comes back from the search goes on through the page', async ({ editor, page }) => {
  await page.mouse.move(720, 860)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator(':focus')).toBeVisible()
  await expect(editor.status).toHaveText(/^Opened/)
})

test('the AdaIN graph is built with the keyboard alone', async ({ editor, page }) => {
  await newGraph(page)
  await editor.add('adain', 'adain')
  await toPorts(page)
  await page.keyboard.press('Enter')
  await editor.chooseTyped('new node')
  await editor.chooseTyped('load')
  await expect(wire(page, 'load image to adain content')).toBeAttached()

  await editor.add('load image', 'load-2')
  await toPorts(page)
  await page.keyboard.press('Enter')
  await editor.chooseTyped('adain style')
  await expect(wire(page, 'load-2 image to adain style')).toBeAttached()
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
    await expect(wire(page, ends)).toBeAttached()
  }
  await expect(page.locator('.react-flow__edge')).toHaveCount(10)
  await expect(page.getByRole('button', { name: '2 problems' })).toBeVisible()
})

async function newGraph(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(page.locator('[data-node-id]')).toHaveCount(0)
}

/** Places a node by the search that a double click opens. */
async function place(editor: Editor, name: string, at: Point): Promise<void> {
  const { page } = editor
  const count = await page.locator('[data-node-id]').count()
  await page.mouse.dblclick(at.x, at.y)
  await editor.chooseTyped(name)
  await expect(page.locator('[data-node-id]')).toHaveCount(count + 1)
}

function wire(page: Page, ends: string): Locator {
  return new Editor(page).wire(ends)
}

function title(editor: Editor, id: string): Locator {
  return editor.node(id).locator('.node__title')
}

function handle(editor: Editor, ...[id, side, port]: Parameters<Editor['port']>): Promise<Point> {
  return center(editor.port(id, side, port).locator('.react-flow__handle'))
}

async function center(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('Nothing to be seen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The middle of a wire as it is drawn. */
function middleOf(line: Locator): Promise<Point> {
  return line.locator('.react-flow__edge-path').evaluate((path) => {
    if (!(path instanceof SVGPathElement)) throw new Error('No wire.')
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
    const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined)
    return { x: at.x, y: at.y }
  })
}

async function dragTo({ mouse }: Page, from: Point, to: Point): Promise<void> {
  await mouse.move(from.x, from.y)
  await mouse.down()
  // The canvas takes a node along from where the pointer is when the drag begins.
  await mouse.move(from.x + 2, from.y + 2)
  await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 })
  await mouse.move(to.x, to.y, { steps: 5 })
  await mouse.up()
}

/** From a node on to the port that Tab stops at. */
async function toPorts(page: Page): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    if (await page.locator('.port__handle:focus').count()) return
    await page.keyboard.press('Tab')
  }
}
