/** The size that fits within `maxSide` at the same aspect; never larger than the original, never below 1 px. */
export function fitWithin(
  { width, height }: { width: number; height: number },
  maxSide: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, maxSide / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
