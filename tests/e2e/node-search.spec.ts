import { expect, test } from './editor'
import { newGraph } from './items'

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
  await editor.reload()
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
