import { test as base, type Page } from '@playwright/test'
import { Editor, expect } from './editor'

/** Errors of the page are what some of these are about. */
const test = base.extend<{ editor: Editor; errors: string[] }>({
  errors: async ({ page }, use) => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await use(errors)
  },
  editor: async ({ page, errors: _ }, use) => {
    await page.addInitScript(() => localStorage.setItem('gramarye.tour', 'seen'))
    await use(new Editor(page))
  },
})

/** Served to a name that is not this machine's own: the browser takes it for a page of the network. */
async function overPlainHttp(page: Page, port: string) {
  await page.route('http://class.example/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: `http://localhost:${port}${pathname}` }) })
  })
}

test('over plain HTTP in a network it works with what there is, and says what is missing', async ({
  editor,
  page,
  errors,
  baseURL,
}) => {
  await overPlainHttp(page, new URL(baseURL ?? '').port)
  await page.goto('http://class.example/')
  expect(await page.evaluate(() => [isSecureContext, 'storage' in navigator])).toEqual([false, false])
  const notice = page.getByRole('note').filter({ hasText: 'plain HTTP' })
  await expect(notice).toContainText('https://')
  await expect(notice).toContainText('several threads')
  await expect(editor.backend).toBeVisible()
  await editor.example('AdaIN')
  await editor.shrink()
  await editor.runAll()
  await notice.getByRole('button', { name: 'Hide this message' }).click()
  await page.reload()
  await expect(editor.backend).toBeVisible()
  await expect(notice).toBeHidden()
  expect(errors).toEqual([])
})
