import { EXIT } from './exit'
import { leave } from './leave'

const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Aborts when the user (SIGINT), the system (SIGTERM) or a terminal that is closed (SIGHUP) wants the program to stop;
 * the second time it stops at once. In place of whatever listened to them before, and for as long as the program runs.
 */
export function cancelOnSignals(): AbortController {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) leave(EXIT.canceled)
    controller.abort()
  }
  for (const name of NAMES) {
    const before = process.listeners(name)
    process.on(name, stop)
    // Only now: with its last listener goes a signal that has come while the program loaded and was not heard yet.
    for (const listener of before) process.off(name, listener)
  }
  return controller
}
