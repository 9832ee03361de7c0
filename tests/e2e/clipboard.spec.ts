import { Editor, expect, test } from './editor'
import { give, picture } from './give'
import { command, expectSelected, nodes, select, title } from './items'

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
  await second.shrink(64)
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

test('a picture pasted while a node that takes one is selected replaces its picture', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await select(editor, 'content')
  await give(page.getByRole('main'), 'paste', [await picture(30, 20)])
  await expect(editor.node('content')).toContainText('picture-0.png')
  await expect(editor.status).toHaveText('Put the picture into Content.')
  await expect(nodes(page)).toHaveCount(6)
  await page.keyboard.press('Control+z')
  await expect(editor.node('content')).toContainText('cat.jpg')

  await select(editor, 'stylize')
  await give(page.getByRole('main'), 'paste', [await picture(30, 20)])
  await expect(nodes(page)).toHaveCount(7)
})

test('pictures pasted one after the other become nodes; one that was clicked is filled', async ({
  editor,
  page,
}) => {
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(nodes(page)).toHaveCount(0)
  await give(page.getByRole('main'), 'paste', [await picture(30, 20)])
  await expect(nodes(page)).toHaveCount(1)
  await expectSelected(page, ['load'])
  await give(page.getByRole('main'), 'paste', [await picture(40, 20)])
  await expect(nodes(page)).toHaveCount(2)
  await expectSelected(page, ['load-2'])
  await title(editor.node('load-2')).click()
  await give(page.getByRole('main'), 'paste', [await picture(50, 20)])
  await expect(editor.status).toHaveText(/^Put the picture into/)
  await expect(nodes(page)).toHaveCount(2)
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
