/** Runs tasks one after another; a task that fails does not hold up the next. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve()

  /** When the signal aborts while the task waits for its turn, the promise rejects at once and the task never runs. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#last.then(() => {
      signal?.throwIfAborted()
      return task()
    })
    this.#last = turn.catch(() => {})
    return signal ? untilAborted(turn, signal) : turn
  }
}

/** Settles like `promise`, or rejects with the signal's reason as soon as it aborts. Listens no longer than that. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
