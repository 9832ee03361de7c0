const macrotask = makeMacrotask()

/**
 * Lets pending events run (a Cancel message, a preview request), then throws the signal's reason if it was aborted.
 * A timer would wait 4 ms in browsers when nested; setImmediate and MessageChannel do not.
 */
export async function pause(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  await macrotask()
  signal?.throwIfAborted()
}

/** Pauses only when the last pause is longer ago than `intervalMs`, so that calling it often costs nothing. */
export class Pacer {
  #last = performance.now()

  constructor(
    readonly signal?: AbortSignal,
    readonly intervalMs = 15,
  ) {}

  async breathe(): Promise<void> {
    this.signal?.throwIfAborted()
    if (performance.now() - this.#last < this.intervalMs) return
    await pause(this.signal)
    this.#last = performance.now()
  }
}

function makeMacrotask(): () => Promise<void> {
  if (typeof setImmediate === 'function') return () => new Promise((resolve) => setImmediate(resolve))
  const waiting: (() => void)[] = []
  const channel = new MessageChannel()
  channel.port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      channel.port2.postMessage(null)
    })
}
