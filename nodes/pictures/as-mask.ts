import type { Pixels } from '../../src/core/preview'

/**
 * What a picture says as a mask, in opaque grays. One with a single color, in places transparent, is a mask by its
 * opacity; any other by how light it is, and transparent parts are outside of the mask.
 */
export function asMask(pixels: Pixels): Pixels {
  const { width, height, data } = pixels
  if (isOpaque(data)) return pixels
  const byOpacity = hasOneColor(data, mostOpaque(data))
  const gray = new Uint8ClampedArray(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const opacity = data[at + 3] ?? 0
    gray.fill(byOpacity ? opacity : (lightOf(data, at) * opacity) / 255, at, at + 3)
    gray[at + 3] = 255
  }
  return { width, height, data: gray }
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

/** Where the pixel is whose color can be trusted most. */
function mostOpaque(data: Uint8ClampedArray): number {
  let best = 0
  for (let at = 4; at < data.length; at += 4) if ((data[at + 3] ?? 0) > (data[best + 3] ?? 0)) best = at
  return best
}

/** Of 255, times the opacity: what rounding may have done to a color while it was weighted by its opacity. */
const rounding = 2 * 255

function hasOneColor(data: Uint8ClampedArray, place: number): boolean {
  for (let at = 0; at < data.length; at += 4) {
    const opacity = data[at + 3] ?? 0
    for (let channel = 0; channel < 3; channel++) {
      const off = Math.abs((data[at + channel] ?? 0) - (data[place + channel] ?? 0))
      if (off * opacity > rounding) return false
    }
  }
  return true
}

/** The luminance that masks go by (Rec. 709). */
function lightOf(data: Uint8ClampedArray, at: number): number {
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
}
