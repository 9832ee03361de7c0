import { expect, test } from './editor'
import { expectSelected, select, selected, title } from './items'

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
