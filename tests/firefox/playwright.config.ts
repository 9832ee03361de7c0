import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findFirefox } from '../all/firefox.mjs'
import chromium from '../e2e/playwright.config'

const { contextOptions: _, launchOptions: __, ...use } = chromium.use ?? {}

export default defineConfig({
  ...chromium,
  testDir: '.',
  outputDir: '../../test-results/firefox',
  workers: 1,
  use: {
    ...use,
    browserName: 'firefox',
    // The system's Firefox, not Playwright's own, which cannot be had everywhere.
    channel: 'moz-firefox',
    launchOptions: {
      env: { ...process.env, GRAMARYE_FIREFOX: findFirefox() },
      executablePath: fileURLToPath(new URL('bidi.mjs', import.meta.url)),
      firefoxUserPrefs: {
        'ui.prefersReducedMotion': 1,
        // WebDriver BiDi listens to every worker, and now and then Firefox starts no more of them: threads are left out.
        'dom.maxHardwareConcurrency': 1,
      },
    },
  },
})
