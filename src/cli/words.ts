/** `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** `1 wire`, `3 wires`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** Bytes for people, such as `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** A duration for people: `320 ms`, `4.2 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A duration that is only estimated: two digits. */
export function roughDuration(ms: number): string {
  const rough = Number(ms.toPrecision(2))
  return rough >= 10_000 && rough < 60_000 ? `${rough / 1000} s` : duration(rough)
}

/** Bytes that are only estimated: two digits. */
export function roughMegabytes(bytes: number): string {
  return `${Number((bytes / 1e6).toPrecision(2))} MB`
}
