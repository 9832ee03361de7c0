import { findProgram, installPackage } from './programs.mjs'

/** What to say when there is no Firefox and none can be installed. */
export const NO_FIREFOX = `Skipped: no Firefox was found, and none could be installed. Nothing was tried in Firefox.
Install one (Debian: sudo apt-get install firefox-esr), or set GRAMARYE_FIREFOX to the path of a Firefox.`

/**
 * The Firefox to test with: GRAMARYE_FIREFOX, or the system's.
 *
 * @returns {string | undefined}
 * @throws {Error} when GRAMARYE_FIREFOX names something that cannot be run.
 */
export function findFirefox() {
  return findProgram('GRAMARYE_FIREFOX', ['firefox-esr', 'firefox'])
}

/** Whether there is a Firefox, installed now where it has to be. */
export function needFirefox() {
  if (!findFirefox()) installPackage('firefox-esr')
  return findFirefox() !== undefined
}
