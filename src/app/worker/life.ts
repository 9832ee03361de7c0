/**
 * Shows that this worker lives, for as long as it does, however busy it is: it holds a lock, which the browser
 * releases when the worker dies.
 *
 * @returns the name of the lock once it is held; undefined where the browser has no locks, as where the page is not
 * served securely.
 */
export function showLife(): Promise<string | undefined> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  if (!locks) return Promise.resolve(undefined)
  const name = `gramarye-engine-${crypto.randomUUID()}`
  return new Promise((resolve) => {
    const held = () => {
      resolve(name)
      return new Promise<never>(() => {})
    }
    locks.request(name, held).catch(() => resolve(undefined))
  })
}

/** Calls `died` when the worker that holds a lock is gone, until the returned controller is aborted. */
export function watchLife(lock: string, died: () => void): AbortController {
  const watch = new AbortController()
  const { signal } = watch
  const granted = () => {
    if (!signal.aborted) died()
  }
  navigator.locks.request(lock, { signal }, granted).catch(() => {})
  return watch
}
