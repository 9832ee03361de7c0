import { expect, test } from './editor'
import { select } from './items'

test('undo shows the picture that was there before at once, and redo the later one', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  await editor.shrink()
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
