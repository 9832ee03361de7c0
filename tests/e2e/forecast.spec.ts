import { expect, test } from './editor'

test('says before a run what it will take: memory at once, time after a run at another size', async ({
  editor,
  page,
}) => {
  const forecast = page.locator('.status__run')
  await editor.example('AdaIN')
  await editor.shrink(128)
  await expect(forecast).toHaveText(/^About \d+(\.\d)? MB, time not known yet$/)
  await page.getByRole('button', { name: 'Run', exact: true }).hover()
  await expect(page.locator('.tip')).toHaveText(/^Run \(Ctrl\+Enter\) · About .+ MB, time not known yet$/)
  await editor.runAll()
  await expect(forecast).toHaveText(/peak/)

  await editor.shrink(256)
  await expect(forecast).toHaveText(/^About [\d.]+ s, \d+ MB$/)
  await editor.node('stylize').locator('.chip').hover()
  await expect(page.locator('.tip')).toHaveText(/Will run because .+\. About [\d.]+ s, [\d.]+ MB/)

  // Another visit has learned it already.
  await editor.reload()
  await expect(forecast).toHaveText(/^About [\d:.]+( s)?, \d+ MB$/)
})

test('warns of what will not fit into memory, and keeps nobody from trying', async ({ editor, page }) => {
  await editor.shrink(4096)
  await editor
    .node('optimize')
    .getByRole('button', { name: /more settings/ })
    .click()
  await editor.setNumber('optimize', 'Piece size', 4096)
  const warning = page.locator('.status__warning')
  await expect(warning).toHaveText(
    /^Needs about [\d.]+ GB, and WebAssembly.+ can hold 4\.3 GB\. Choose a smaller size/,
  )
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled()
  await editor.shrink(64)
  await expect(warning).toBeHidden()
})
