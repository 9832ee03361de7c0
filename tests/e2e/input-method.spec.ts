import type { Page } from '@playwright/test'
import { expect, test } from './editor'
import { nodes, title } from './items'

/** Composes as an input method does: letters, a candidate, and the key that confirms it. */
async function compose(
  page: Page,
  letters: string,
  candidate: string,
  confirm: 'Enter' | 'Escape' = 'Enter',
) {
  const cdp = await page.context().newCDPSession(page)
  for (let end = 1; end <= letters.length; end++) {
    const text = letters.slice(0, end)
    await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
  }
  // In the midst of it: `isComposing` is true.
  for (const key of ['ArrowDown', confirm]) {
    const type = 'rawKeyDown'
    await cdp.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229 })
    await page.keyboard.up(key)
  }
  await cdp.send('Input.insertText', { text: confirm === 'Enter' ? candidate : letters })
  // As Safari has it: after the composition, known by its code alone.
  await page.evaluate(
    (key) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true }),
      ),
    confirm,
  )
  await cdp.detach()
}

test('the key that confirms a candidate adds no node, ends no renaming and runs no command', async ({
  editor,
  page,
}) => {
  await editor.example('AdaIN')
  const palette = page.getByRole('searchbox')
  await palette.click()
  await compose(page, 'mohu', '模糊')
  await expect(palette).toHaveValue('模糊')
  await expect(nodes(page)).toHaveCount(6)

  await title(editor.node('stylize')).dblclick()
  const name = page.getByRole('textbox', { name: 'New name' })
  await name.selectText()
  await compose(page, 'hua', '画')
  await expect(name).toHaveValue('画')
  await page.keyboard.press('Enter')
  await expect(title(editor.node('stylize'))).toHaveText('画')

  await page.keyboard.press('Control+k')
  const commands = page.getByRole('dialog').getByRole('combobox')
  await expect(commands).toBeFocused()
  await compose(page, 'xin', 'new', 'Escape')
  await expect(commands).toHaveValue('xin')
  await page.keyboard.press('Escape')
  await expect(commands).toHaveCount(0)

  const strength = editor.node('stylize').getByRole('textbox', { name: 'Strength, value' })
  await strength.click()
  await compose(page, '0', '０．５')
  await expect(strength).toHaveValue('０．５')
  await page.keyboard.press('Enter')
  await expect(strength).toHaveValue('0.5')
})
