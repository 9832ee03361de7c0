import { EXIT } from './exit'

/**
 * A signal that aborts when the user (SIGINT) or the system (SIGTERM) wants the program to stop; the second
 * time it stops at once.
 */
export function cancelOnSignals(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.canceled)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
