/**
 * Lets other tasks of the event loop run, such as the message that cancels this run. `setTimeout` would cost
 * 4 ms each time once nested; these cost microseconds.
 */
export const macrotask: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : throughChannel()

/** For pages and workers, which have no `setImmediate`. */
export function throughChannel(): () => Promise<void> {
  const waiting: (() => void)[] = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(undefined)
    })
}
