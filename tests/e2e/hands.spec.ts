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

test('the focus is never lost: what goes gives it to the selected node, or back to where it was', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  const holder = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  for (const id of ['content', 'content-size', 'content-features']) {
    await keyboard.press('.')
    await editor.expectFocused(id)
  }

  // Deleted: nothing is selected, and the graph keeps the focus; an undo does not move it.
  await keyboard.press('Delete')
  await expect(holder('content-features')).toHaveCount(0)
  await editor.expectFocused('content-size')
  await keyboard.press('Control+z')
  await expect(holder('content-features')).toBeVisible()
  await editor.expectFocused('content-size')
  await keyboard.press('Enter')
  await keyboard.press('.')
  await editor.expectFocused('content-features')

  // Bars, lists and dialogs give it back to the node from which they were asked for.
  await keyboard.press('Control+f')
  await expect(page.locator('.find input')).toBeFocused()
  await keyboard.press('Escape')
  await editor.expectFocused('content-features')
  const list = page.getByRole('complementary', { name: 'Nodes', exact: true })
  await page.setViewportSize({ width: 760, height: 900 })
  await list.getByRole('button', { name: 'Hide the node list' }).press('Enter')
  await expect(list).toBeHidden()
  await editor.expectFocused('content-features')
  await keyboard.press('Control+,')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await keyboard.press('Escape')
  await editor.expectFocused('content-features')

  // The canvas takes the place of the outline, and a group that of its nodes.
  await keyboard.press('o')
  const entry = page.locator('[data-entry="content-features"] [data-head]')
  await expect(entry).toBeFocused()
  await keyboard.press('o')
  await editor.expectFocused('content-features')
  await keyboard.press('Control+g')
  await editor.expectFocused('group')

  // The canvas is a new one since the outline: of where the focus was on the one before, nothing is left.
  await keyboard.press('Delete')
  await expect(holder('group')).toHaveCount(0)
  await expect(page.getByRole('main', { name: 'Graph' })).toBeFocused()
})
