/** The worker that computes. */
declare const self: DedicatedWorkerGlobalScope

/** What the page says before the engine listens. */
const early: MessageEvent[] = []
self.onmessage = (event) => early.push(event)

// Not imported statically: what the engine loads later imports it in turn, and if that were the worker's own script, WebKit
// would run it a second time.
import('./run-engine').then(() => {
  for (const event of early) self.dispatchEvent(new MessageEvent('message', { data: event.data }))
}, reportError)

export {}
