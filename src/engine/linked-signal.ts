/**
 * Lends `use` a signal that aborts as soon as one of `signals` does, with its reason. `AbortSignal.any` would do,
 * but Node can lose such an abort when the source is garbage-collected (nodejs/node#65995), and a run that is never
 * told of its cancel never ends.
 */
export async function withLinkedSignal<T>(
  signals: readonly AbortSignal[],
  use: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const linked = new AbortController()
  const links = signals.map((signal) => ({ signal, abort: () => linked.abort(signal.reason) }))
  for (const { signal, abort } of links) {
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  }
  try {
    return await use(linked.signal)
  } finally {
    for (const { signal, abort } of links) signal.removeEventListener('abort', abort)
  }
}
