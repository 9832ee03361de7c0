import { expect, test } from './editor'
import { boxOf, dragBy, dragTo } from './hand'
import { expectMenu, expectSelected, nodes, select, selected, title } from './items'

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
  await page.keyboard.press('Enter')
  await expectSelected(page, ['style'])
})

test('a click on one of several that are selected leaves that one, however they were selected', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await page.keyboard.press('Control+a')
  await expect(selected(page)).toHaveCount(6)
  await title(editor.node('style')).click()
  await expectSelected(page, ['style'])

  await page.keyboard.press('Control+a')
  const { x, y, height } = await boxOf(editor.node('style'))
  await dragBy(page, title(editor.node('style')), 30, 20)
  await expect.poll(async () => (await boxOf(editor.node('style'))).y).toBeGreaterThan(y + 10)
  await expect(selected(page)).toHaveCount(6)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await boxOf(editor.node('style'))).y).toBeCloseTo(y, 0)

  await page.keyboard.press('Escape')
  await page.keyboard.down('Shift')
  const { x: right, width } = await boxOf(editor.node('style-size'))
  await dragTo(page, { x: x - 12, y: y + height + 12 }, { x: right + width / 2, y: y + 30 })
  await page.keyboard.up('Shift')
  await expectSelected(page, ['style', 'style-size'])
  await title(editor.node('style-size')).click()
  await expectSelected(page, ['style-size'])
  await page.keyboard.press('Delete')
  await expect(editor.node('style-size')).toBeHidden()
  await expect(nodes(page)).toHaveCount(5)
})

test('a control used in one of several that are selected leaves them selected', async ({ editor, page }) => {
  await editor.example('AdaIN')
  await page.keyboard.press('Control+a')
  await editor.node('style').locator('.node__more').click()
  await expectMenu(page, 'Selection')
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(6)
})
