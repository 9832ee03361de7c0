import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findProgram, installPackage, succeeds } from './programs.mjs'

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What to say when there is no Chromium and none can be installed. */
export const NO_CHROMIUM = `No Chromium was found for the end-to-end tests, and none could be installed.
Install one (Debian, Ubuntu: sudo apt-get install chromium; anywhere: npx playwright install chromium),
or set GRAMARYE_CHROMIUM to the path of a Chromium or Chrome.`

/**
 * The Chromium to test with: GRAMARYE_CHROMIUM, the system's, or Playwright's own.
 *
 * @returns {string | undefined}
 * @throws {Error} when GRAMARYE_CHROMIUM names something that cannot be run.
 */
export function findChromium() {
  const found = findProgram('GRAMARYE_CHROMIUM', SYSTEM_NAMES)
  if (found) return found
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}

/** Installs Debian's Chromium, or Playwright's where there is no apt. Quietly does nothing where neither works. */
export function installChromium() {
  if (installPackage('chromium') && findChromium()) return
  succeeds(['npx', 'playwright', 'install', 'chromium'])
}
