import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../all/chromium.mjs'
import { slowness } from './slowness'

const port = Number(process.env.GRAMARYE_E2E_PORT ?? 4179)
const executablePath = findChromium()

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // Most of the time a test waits for frames: two together take little longer than one.
  workers: 2,
  // By the test, so that no long file is left over for one worker alone.
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // The second try shows whether a failure comes and goes; it does not make the run pass.
  retries: 1,
  failOnFlakyTests: true,
  timeout: 90_000 * slowness,
  expect: { timeout: 20_000 * slowness },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1400, height: 900 },
    // Views that move on their own are no place to aim at.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    port,
    reuseExistingServer: false,
  },
})
