import { expect, test } from './editor'
import { command, expectMenu, expectSelected, nodes, selected, title } from './items'

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
  await expectMenu(page, 'Node')
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
