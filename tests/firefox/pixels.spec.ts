import { expect, test } from '@playwright/test'
import config from './playwright.config'

const { launchOptions } = config.use ?? {}

test.use({
  launchOptions: {
    ...launchOptions,
    firefoxUserPrefs: { ...launchOptions?.firefoxUserPrefs, 'privacy.resistFingerprinting': true },
  },
})

// With this protection on, Firefox tells of more cores than the config lets it: the CPU backend starts no threads.
test('a Firefox that turns pixels into noise is warned of', async ({ page }) => {
  await page.addInitScript(() => {
    if (origin !== 'null') localStorage.setItem('gramarye.tour', 'seen')
  })
  await page.goto('/?backend=cpu')
  await page.getByRole('button', { name: '1 problem' }).click()
  await expect(page.getByText(/^This browser changes the pixels that pages read/)).toBeVisible()
})
