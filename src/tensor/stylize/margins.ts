export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Three poolings lie before the deepest layer, so the decoder returns multiples of 8 px. */
export const step = 8

/** Pixels to add so that both sides are multiples of what the poolings take together. */
export function marginsTo({ width, height }: PictureSize) {
  const missing = (n: number) => (step - (n % step)) % step
  return { top: 0, left: 0, right: missing(width), bottom: missing(height) }
}
