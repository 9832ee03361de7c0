import { test as base, expect } from '@playwright/test'
import { Editor } from './editor'

/** Errors of the page are what these are about. */
const test = base.extend<{ editor: Editor }>({
  editor: async ({ page }, use) => {
    await page.addInitScript(() => {
      localStorage.setItem('gramarye.tour', 'seen')
      Reflect.deleteProperty(window, 'showSaveFilePicker')
    })
    const editor = new Editor(page)
    await editor.open()
    await use(editor)
  },
})

test('a part that cannot be loaded is told, takes nothing with it, and is there when it can', async ({
  editor,
  page,
}) => {
  await page.route('**/assets/Help-*.js', (route) => route.abort())
  await page.keyboard.press('?')
  await expect(editor.status).toContainText('A part of the editor failed')
  await expect(page.getByRole('button', { name: '1 problem', exact: true })).toBeVisible()
  await editor.setNumber('optimize', 'Iterations', 7)

  await page.unroute('**/assets/Help-*.js')
  await page.keyboard.press('F1')
  await expect(page.getByRole('complementary', { name: 'Help' })).toBeVisible()
})

test('a part that breaks off takes nothing with it', async ({ editor, page }) => {
  await page.route('**/assets/Settings-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'export default () => { throw new Error("broken on purpose") }',
    }),
  )
  await page.keyboard.press('Control+,')
  await expect(editor.status).toContainText('A part of the editor failed')
  await editor.setNumber('optimize', 'Iterations', 7)
})

test('a panel, a list and a view that cannot be loaded are tried again when they are asked for again', async ({
  editor,
  page,
}) => {
  const { keyboard } = page
  const problems = (count: string) =>
    expect(page.getByRole('button', { name: count, exact: true })).toBeVisible()
  for (const [index, [part, key, shown]] of (
    [
      ['Settings', 'Control+,', page.getByRole('dialog', { name: 'Settings' })],
      ['CommandPalette', 'Control+k', page.getByRole('option').first()],
      ['Outline', 'o', page.getByRole('main', { name: 'Outline' })],
    ] as const
  ).entries()) {
    const file = new RegExp(`/assets/${part}-[^/]*\\.js$`)
    await page.route(file, (route) => route.abort())
    await keyboard.press(key)
    await problems(index === 0 ? '1 problem' : `${index + 1} problems`)
    await expect(editor.node('content')).toBeVisible()
    await page.unroute(file)
    await keyboard.press(key)
    await expect(shown).toBeVisible()
    await keyboard.press('Escape')
  }
})

test('when the editor itself breaks off, the graph can be saved, and is back after a reload', async ({
  editor,
  page,
}) => {
  await editor.setNumber('optimize', 'Iterations', 7)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Outline' }).click()
  await expect(page.getByRole('main', { name: 'Outline' })).toBeVisible()
  // What every wire asks for when it is drawn.
  await page.evaluate(async () => {
    const { entries } = Array.prototype
    Array.prototype.entries = () => {
      throw new Error('broken on purpose')
    }
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }))
    const end = performance.now() + 20_000
    while (!document.querySelector('[role="alert"]') && performance.now() < end)
      await new Promise(requestAnimationFrame)
    Array.prototype.entries = entries
  })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('broken on purpose')
  const saving = page.waitForEvent('download')
  await alert.getByRole('button', { name: 'Save' }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.json$/)
  await alert.getByRole('button', { name: 'Reload' }).click()
  const iterations = editor.node('optimize').getByRole('textbox', { name: 'Iterations, value' })
  await expect(iterations).toHaveValue('7')
})
