import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { Editor, expect, test } from './editor'

const nodes = (page: Page) => page.locator('[data-node-id]')
const selected = (page: Page) => page.locator('[data-node-id][data-selected="true"]')
const title = (node: Locator) => node.locator('.node__title')
const command = (page: Page, id: string) => page.getByRole('menu').locator(`[data-command="${id}"]:visible`)

/** Selects a node with the mouse, and moves the pointer off to an empty place of the canvas. */
async function select(editor: Editor, id: string): Promise<void> {
  await title(editor.node(id)).click()
  await expect(editor.node(id)).toHaveAttribute('data-selected', 'true')
}

async function expectSelected(page: Page, ids: readonly string[]): Promise<void> {
  await expect
    .poll(async () =>
      (await selected(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-node-id')))).sort(),
    )
    .toEqual([...ids].sort())
}

async function small(editor: Editor): Promise<void> {
  await editor.example('AdaIN')
  for (const id of ['content-size', 'style-size']) await editor.setNumber(id, 'Longest side', 64)
}

test('undo shows the picture that was there before at once, and redo the later one', async ({
  editor,
  page,
}) => {
  await small(editor)
  await editor.runAll()
  const first = await editor.pixels('result')
  await editor.setNumber('stylize', 'Strength', 0.1)
  await editor.runAll()
  const second = await editor.pixels('result')
  expect(second).not.toBe(first)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(editor.status).toHaveText('Undone: Change setting: Strength of AdaIN')
  await expect.poll(() => editor.pixels('result')).toBe(first)
  await editor.expectState('stylize', 'cached')
  await editor.expectState('result', 'cached')

  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(() => editor.pixels('result')).toBe(second)
  await editor.expectState('stylize', 'cached')
})

test('names the steps that were done and goes to any of them', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.setNumber('stylize', 'Strength', 0.37)
  await select(editor, 'content')
  await page.keyboard.press('Delete')
  await select(editor, 'style')
  await page.keyboard.press('m')

  await page.getByRole('button', { name: 'History' }).click()
  const steps = page.getByRole('dialog', { name: 'History' }).getByRole('listitem')
  await expect(steps).toHaveText([
    'Opened AdaIN: style at once',
    'Change setting: Strength of AdaIN',
    'Delete: Content',
    'Mute: StyleNow',
  ])
  await steps.nth(1).click()
  await expect(editor.node('content')).toBeVisible()
  await expect(editor.node('style')).toHaveAttribute('data-muted', 'false')
  await expect(steps.nth(1).getByRole('button')).toHaveAttribute('aria-current', 'step')

  // The list has the focus: the arrow keys go along it.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(editor.node('content')).toHaveCount(0)
  await steps.nth(0).click()
  await expect(editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })).toHaveValue('0.8')
  await steps.nth(3).click()
  await expect(editor.node('style')).toHaveAttribute('data-muted', 'true')
})

test('copies from one tab and pastes into another, with wires and pictures', async ({
  editor,
  page,
  context,
}) => {
  await editor.example('AdaIN')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect(editor.status).toHaveText('Copied 6 items.')

  const other = await context.newPage()
  const second = new Editor(other)
  await second.open()
  await other.getByRole('button', { name: 'New graph' }).click()
  await expect(nodes(other)).toHaveCount(0)
  await other.keyboard.press('Control+v')
  await expect(second.status).toHaveText('Pasted 6 items.')
  await expect(nodes(other)).toHaveCount(6)
  await expect(second.node('content')).toContainText('cat.jpg')
  for (const id of ['content-size', 'style-size']) await second.setNumber(id, 'Longest side', 64)
  await second.runAll()
  await second.expectState('result', 'done')

  // Once more at the same place: other ids, and not on top of the first.
  await other.keyboard.press('Control+v')
  await expect(nodes(other)).toHaveCount(12)
  await expect(second.node('result-2')).toBeVisible()
  const [a, b] = [await second.node('result').boundingBox(), await second.node('result-2').boundingBox()]
  expect(a?.x).not.toBe(b?.x)
  await other.keyboard.press('Control+z')
  await expect(nodes(other)).toHaveCount(6)
})

test('cuts, pastes, and duplicates with and without the wires that come in', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await select(editor, 'stylize')
  await page.keyboard.press('Control+Shift+d')
  await expect(editor.port('stylize-2', 'input', 'content')).toHaveAttribute('data-wired', 'true')
  await expect(editor.port('stylize-2', 'output', 'image')).toHaveAttribute('data-wired', 'false')
  await expectSelected(page, ['stylize-2'])
  await page.keyboard.press('Control+d')
  await expect(editor.port('stylize-3', 'input', 'content')).toHaveAttribute('data-wired', 'false')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(nodes(page)).toHaveCount(6)

  await select(editor, 'stylize')
  await page.keyboard.press('Control+x')
  await expect(editor.node('stylize')).toHaveCount(0)
  await expect(editor.port('result', 'input', 'image')).toHaveAttribute('data-wired', 'false')
  await page.keyboard.press('Control+Shift+v')
  await expect(editor.port('stylize', 'input', 'style')).toHaveAttribute('data-wired', 'true')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+v')
  await expect(editor.port('stylize', 'input', 'style')).toHaveAttribute('data-wired', 'false')
})

test('a text field keeps its own clipboard', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const search = page.getByRole('searchbox')
  await search.fill('blur')
  await search.press('Control+a')
  await search.press('Control+c')
  await search.press('End')
  await search.press('Control+v')
  await expect(search).toHaveValue('blurblur')
  await expect(nodes(page)).toHaveCount(6)
})

test('selects upstream, downstream, linked, inverted, all and nothing', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await select(editor, 'stylize')
  await page.keyboard.press('u')
  await expectSelected(page, ['content', 'style', 'content-size', 'style-size'])
  await page.keyboard.press('Control+i')
  await expectSelected(page, ['stylize', 'result'])
  await select(editor, 'style-size')
  await page.keyboard.press('d')
  await expectSelected(page, ['stylize', 'result'])
  await select(editor, 'style-size')
  await page.keyboard.press('Shift+D')
  await expectSelected(page, ['style-size', 'stylize', 'result'])
  await page.keyboard.press('Escape')
  await expectSelected(page, [])
  await select(editor, 'content')
  await page.keyboard.press('l')
  await expect(selected(page)).toHaveCount(6)
})

test('a rectangle drawn with Shift adds to the selection, as a click with Shift does', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await select(editor, 'content')
  await page.keyboard.down('Shift')
  await title(editor.node('result')).click()
  await expectSelected(page, ['content', 'result'])
  const box = await editor.node('style').boundingBox()
  if (!box) throw new Error('The node is not on the screen.')
  await page.mouse.move(box.x - 12, box.y + box.height + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expectSelected(page, ['content', 'result', 'style'])
})

test('the keyboard alone selects nodes, one and several', async ({ editor, page }) => {
  await editor.example('AdaIN')
  const flow = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  await flow('content').focus()
  await page.keyboard.press('Enter')
  await expectSelected(page, ['content'])
  await flow('style').focus()
  await page.keyboard.press('Shift+Enter')
  await expectSelected(page, ['content', 'style'])
})

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
  await small(editor)
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

test('the context menu of a node colors it, and is there for the keyboard and the button', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await title(editor.node('result')).click({ button: 'right' })
  await expectSelected(page, ['result'])
  await page.getByRole('menuitem', { name: 'Color' }).click()
  await command(page, 'color.red').click()
  await expect(editor.node('result')).toHaveAttribute('data-color', 'red')
  await expect(page.getByRole('menu')).toHaveCount(0)

  await page.locator('.react-flow__node[data-id="stylize"]').focus()
  await page.keyboard.press('Shift+F10')
  await expectSelected(page, ['stylize'])
  await expect(page.getByRole('menu', { name: 'Node' })).toBeVisible()
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)

  const more = editor.node('style').getByRole('button', { name: 'More for Style' })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(command(page, 'node.collapse')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await more.click()
  await command(page, 'node.collapse').click()
  await expect(editor.node('style')).toHaveAttribute('data-collapsed', 'true')
  await editor.node('style').getByRole('button', { name: 'More for Style' }).click()
  await expect(command(page, 'node.collapse')).toHaveAttribute('aria-checked', 'true')
})

test('copies and pastes from the menus, where the pointer is', async ({ editor, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.example('AdaIN')
  await title(editor.node('stylize')).click({ button: 'right' })
  await command(page, 'clipboard.copy').click()
  await expect(editor.status).toHaveText('Copied 1 item.')
  await page.getByRole('main').click({ button: 'right', position: { x: 560, y: 640 } })
  await expectSelected(page, ['stylize'])
  await command(page, 'clipboard.paste').click()
  await expect(editor.node('stylize-2')).toBeVisible()
  const main = await page.getByRole('main').boundingBox()
  const box = await editor.node('stylize-2').boundingBox()
  expect(box && main && box.x < main.x + 560 && box.x + box.width > main.x + 560).toBe(true)
})

test('a wire has a menu too', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await editor.wire('stylize image to result image').focus()
  await page.keyboard.press('Shift+F10')
  await command(page, 'edit.delete').click()
  await expect(editor.port('result', 'input', 'image')).toHaveAttribute('data-wired', 'false')
})

test('the command palette finds commands in both languages and runs them', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: 'Search commands' })
  // At once: what is typed before the palette is loaded counts too.
  await page.keyboard.type('sel all')
  await expect(search).toHaveValue('sel all')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText('Select all')
  await expect(options.first()).toContainText('Ctrl+A')
  await page.keyboard.press('Enter')
  await expect(search).toHaveCount(0)
  await expect(selected(page)).toHaveCount(6)

  await page.keyboard.press('Control+k')
  await expect(options.first()).toContainText('Select all')
  await search.fill('反选')
  await expect(options).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveCount(0)

  // What cannot be done says so and does nothing.
  await page.keyboard.press('Control+k')
  await search.fill('duplicate')
  await expect(options.first()).toContainText('not now')
  await page.keyboard.press('Enter')
  await expect(nodes(page)).toHaveCount(6)
  await search.fill('no such thing')
  await expect(page.getByText('No command matches “no such thing”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(search).toHaveCount(0)
})

test('a pasted picture becomes a node; several that are dropped stand in order', async ({ editor, page }) => {
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(nodes(page)).toHaveCount(0)
  await give(page.getByRole('main'), 'paste', [await picture(40, 20)])
  await expect(nodes(page)).toHaveCount(1)
  await expect(editor.node('load')).toHaveAttribute('data-node-type', 'image/load')
  await editor.runAll()
  await page.keyboard.press('Control+z')
  await expect(nodes(page)).toHaveCount(0)

  const four = await Promise.all([10, 20, 30, 40].map((width) => picture(width, 20)))
  await give(page.getByRole('main'), 'drop', four)
  await expect(nodes(page)).toHaveCount(4)
  const boxes = await Promise.all((await nodes(page).all()).map((node) => node.boundingBox()))
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      if (!a || !b) throw new Error('A node is not on the screen.')
      expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height).toBe(true)
    }
  }
  await page.keyboard.press('Control+z')
  await expect(nodes(page)).toHaveCount(0)
})

test('a picture dropped on a node replaces its picture', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await give(title(editor.node('content')), 'drop', [await picture(30, 20)])
  await expect(editor.node('content')).toContainText('picture-0.png')
  await expect(nodes(page)).toHaveCount(6)
})

test('a pasted graph file is opened or inserted, as the user says', async ({ editor, page }) => {
  const graph = JSON.stringify({
    format: 'gramarye-graph',
    version: 1,
    title: 'From elsewhere',
    nodes: [{ id: 'content', type: 'image/load', version: 1, position: { x: 0, y: 0 }, params: {} }],
    edges: [],
    frames: [],
    notes: [],
    assets: {},
  })
  await editor.example('AdaIN')
  await give(page.getByRole('main'), 'paste', [], graph)
  const dialog = page.getByRole('alertdialog', { name: 'Paste “From elsewhere”?' })
  await dialog.getByRole('button', { name: 'Insert it here' }).click()
  await expect(nodes(page)).toHaveCount(7)
  await expect(editor.node('content-2')).toBeVisible()
  await page.keyboard.press('Control+z')
  await give(page.getByRole('main'), 'paste', [], graph)
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await expect(nodes(page)).toHaveCount(1)

  await give(page.getByRole('main'), 'paste', [], '{"format":"gramarye-fragment","version":1}')
  await expect(editor.status).toHaveText(/could not be pasted: .+ missing/)
  await give(page.getByRole('main'), 'paste', [], 'Just words.')
  await expect(editor.status).toHaveText(/holds neither nodes/)
})

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#a05030' } })
    .png()
    .toBuffer()
}

/** Drops or pastes pictures and text as the browser does, which Playwright has no gesture for. */
async function give(
  target: Locator,
  kind: 'drop' | 'paste',
  pictures: readonly Buffer[],
  text = '',
): Promise<void> {
  const files = pictures.map((content) => content.toString('base64'))
  await target.evaluate(
    (element, [event, contents, words]) => {
      const transfer = new DataTransfer()
      for (const [index, base64] of contents.entries()) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        transfer.items.add(new File([bytes], `picture-${index}.png`, { type: 'image/png' }))
      }
      if (words) transfer.setData('text/plain', words)
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + height / 2 }
      const init = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
          : new DragEvent('drop', { ...init, ...at, dataTransfer: transfer }),
      )
    },
    [kind, files, text] as const,
  )
}
