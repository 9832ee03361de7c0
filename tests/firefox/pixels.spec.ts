import { expect, test } from '../e2e/editor'
import config from './playwright.config'

const { launchOptions } = config.use ?? {}

test.use({
  launchOptions: {
    ...launchOptions,
    firefoxUserPrefs: { ...launchOptions?.firefoxUserPrefs, 'privacy.resistFingerprinting': true },
  },
})

test('a Firefox that turns pixels into noise is warned of', async ({ editor, page }) => {
  await expect(editor.node('content')).toBeVisible()
  await page
    .getByRole('button', { name: /problem|warning/i })
    .first()
    .click()
  await expect(page.getByText(/^This browser changes the pixels that pages read/)).toBeVisible()
})
