import type { Page } from '@playwright/test'
import { expect, test } from './editor'

/** Types as a quick hand or a script does: the next key comes before anything could be drawn. */
async function burst(page: Page, ...keys: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const sent = keys.flatMap((name) => {
    const [key = '', held] = name.split('+').reverse()
    const base = {
      key,
      modifiers: held === 'Control' ? 2 : 0,
      windowsVirtualKeyCode: key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0),
    }
    const text = held ? {} : { text: key === 'Enter' ? '\r' : key }
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...base, ...text }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base }),
    ]
  })
  await Promise.all(sent)
  await session.detach()
}

test('what is typed quickly is not lost: Enter takes the first match, before it is there to be seen', async ({
  editor,
  page,
}) => {
  await burst(page, 'Control+k', ...'add note', 'Enter')
  await expect(page.getByRole('textbox', { name: /^Text of the note/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await burst(page, '/', ...'blur', 'Enter')
  await editor.expectFocused('blur')
  await burst(page, 'e', ...'sharpen', 'Enter')
  await editor.expectFocused('sharpen')
  // Nothing of it was taken for a shortcut, such as B.
  await expect(page.locator('[data-state="bypassed"], [data-state="muted"]')).toHaveCount(0)

  // What cannot be done says so; what is left gives the focus back.
  await burst(page, 'Control+k', ...'ungroup', 'Enter')
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await expect(palette.getByRole('status')).toHaveText('“Ungroup” cannot be done now.')
  await page.keyboard.press('Escape')
  await editor.expectFocused('sharpen')
})
