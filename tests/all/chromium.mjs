import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

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
  const named = process.env.GRAMARYE_CHROMIUM
  if (named) {
    if (!executable(named)) throw new Error(`GRAMARYE_CHROMIUM is ${named}, which is not a program.`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of SYSTEM_NAMES) {
    const found = folders.map((folder) => join(folder, name)).find(executable)
    if (found) return found
  }
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}

/** Installs Debian's Chromium, or Playwright's where there is no apt. Quietly does nothing where neither works. */
export function installChromium() {
  const root = process.getuid?.() === 0
  const sudo = root ? [] : ['sudo', '-n']
  const attempts = [
    ...(process.platform === 'linux'
      ? [
          [
            [...sudo, 'apt-get', 'update'],
            [...sudo, 'apt-get', 'install', '-y', 'chromium'],
          ],
        ]
      : []),
    [['npx', 'playwright', 'install', 'chromium']],
  ]
  for (const commands of attempts) {
    if (commands.every(succeeds) && findChromium()) return
  }
}

/** @param {string[]} command */
function succeeds([program = '', ...args]) {
  try {
    console.log(`> ${[program, ...args].join(' ')}`)
    execFileSync(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return true
  } catch {
    return false
  }
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
