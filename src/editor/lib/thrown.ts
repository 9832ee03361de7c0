/** Whatever was thrown, in words, and where when that is known. */
export function describeThrown(thrown: unknown): { readonly message: string; readonly stack?: string } {
  if (!(thrown instanceof Error)) return { message: String(thrown) }
  const message = thrown.message || thrown.name
  return { message, ...(thrown.stack !== undefined && { stack: thrown.stack }) }
}
