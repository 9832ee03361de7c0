/** How the size of something is told, in millions of bytes. Rounded up: what is over a limit never looks like it. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6)
}

/** How a limit is told: what looks like it still fits. */
export function megabytesAllowed(limit: number): number {
  return Math.floor(limit / 1e6)
}
