import { expect, test } from './editor'
import { alterEngine } from './faulty-engine'

/** Chromium's software adapter stands in for a graphics card. */
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-unsafe-webgpu'] })
  },
})

const passForCard = `
  for (const [name, value] of Object.entries({
    isFallbackAdapter: false, vendor: 'acme', architecture: 'one', device: '', description: 'A card',
  })) Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => value })
`

test('VGG-19 is offered once where a graphics card computes, and the answer holds for examples', async ({
  editor,
  page,
}) => {
  const offer = page.getByRole('note').filter({ hasText: 'VGG-19: better strokes.' })
  const network = (id: string) => editor.node(id).getByRole('combobox', { name: 'Network' })
  await expect(offer).toBeHidden()
  await alterEngine(page, (code) => `{${passForCard}}${code}`)
  await expect(editor.backend).toHaveAttribute('data-backend', 'webgpu')
  await expect(offer).toContainText('up to 21 MB from cdn.jsdelivr.net, once')

  // What the page loads later is no part of this.
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await expect(offer).toContainText('You are offline')
  await expect(offer.getByRole('button', { name: 'Use VGG-19' })).toBeDisabled()
  await page.context().setOffline(false)
  await offer.getByRole('button', { name: 'Use VGG-19' }).press('Enter')
  await expect(offer).toBeHidden()
  await expect(editor.status).toHaveText('2 nodes now use VGG-19, which is loaded with the next run.')
  for (const id of ['content-features', 'style-features']) await expect(network(id)).toHaveText('VGG-19')
  await page.keyboard.press('Control+z')
  for (const id of ['content-features', 'style-features']) await expect(network(id)).toHaveText('Lite')

  await editor.chooseExample('Gatys')
  await expect(editor.status).toHaveText('This example uses VGG-19, as you chose.')
  await expect(network('style-features')).toHaveText('VGG-19')
  await page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click()
  await expect(network('style-features')).toHaveText('Lite')

  await page.getByRole('button', { name: 'Settings…' }).click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('combobox', { name: 'VGG-19 with a graphics card' }).click()
  await page.getByRole('option', { name: 'Offer it', exact: true }).click()
  await page.keyboard.press('Escape')
  await offer.getByRole('button', { name: 'No, thanks' }).click()
  await editor.reload()
  await expect(editor.backend).toHaveAttribute('data-backend', 'webgpu')
  await expect(offer).toBeHidden()
})
