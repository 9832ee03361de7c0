interface Size {
  readonly width: number
  readonly height: number
}

/** The size with the same aspect whose longer side is `side` px; no side falls below 1 px. */
export function fitLongestSide({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The size with the same aspect whose shorter side is `side` px. */
export function fitShortestSide({ width, height }: Size, side: number): Size {
  const scale = side / Math.min(width, height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** The largest box of the given aspect (width / height) in the middle of a picture, in whole px. */
export function centeredCrop(
  { width, height }: Size,
  aspect: number,
): Size & { readonly x: number; readonly y: number } {
  const box =
    width / height > aspect
      ? { width: Math.max(1, Math.round(height * aspect)), height }
      : { width, height: Math.max(1, Math.round(width / aspect)) }
  return { ...box, x: Math.floor((width - box.width) / 2), y: Math.floor((height - box.height) / 2) }
}

/** "16:9" as width / height. */
export function parseAspect(ratio: `${number}:${number}`): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}
