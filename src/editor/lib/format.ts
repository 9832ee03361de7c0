/** "850 ms", "12.3 s", "3:05". */
export function formatTime(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Whole seconds, so that a countdown does not flicker. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 60 ? `${seconds} s` : formatTime(seconds * 1000)
}

/** Of what is only estimated: two digits, no more. */
export function formatRoughTime(ms: number): string {
  const seconds = Number((ms / 1000).toPrecision(2))
  if (seconds < 0.1) return '0.1 s'
  return seconds < 60 ? `${seconds} s` : formatTime(seconds * 1000)
}

/** Of what is only estimated: two digits, no more. */
export function formatRoughBytes(bytes: number): string {
  return formatBytes(Number(bytes.toPrecision(2)))
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB']
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`
}

/** Of a table: a dash where there is none. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '–'
  return Number.isFinite(value) ? formatNumber(value) : value > 0 ? '∞' : '−∞'
}

/** At most `digits` significant digits, without trailing zeros or needless exponents. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
    return value
      .toExponential(digits - 2)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e')
  }
  return String(Number(value.toPrecision(size >= 10 ** digits ? 9 : digits)))
}
