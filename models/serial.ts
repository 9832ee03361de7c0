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
    return signal ? Promise.race([turn, rejectOnAbort(signal)]) : turn
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
