import { EXIT } from './exit'

/**
 * A signal that aborts when the user (SIGINT) or the system (SIGTERM) wants the program to stop; the second
 * time it stops at once. In place of whatever listened to them before, and for as long as the program runs.
 */
export function cancelOnSignals(): AbortSignal {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.canceled)
    controller.abort()
  }
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(name)
    process.on(name, stop)
  }
  return controller.signal
}
