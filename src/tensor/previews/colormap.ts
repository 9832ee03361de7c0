/** Dark violet to pale yellow in steps of equal perceived brightness: nine samples of matplotlib's "inferno" (CC0). */
export const heatColors: readonly (readonly [number, number, number])[] = [
  [0, 0, 4],
  [31, 12, 72],
  [85, 15, 109],
  [136, 34, 106],
  [186, 54, 85],
  [227, 89, 51],
  [249, 140, 10],
  [249, 201, 50],
  [252, 255, 164],
]

/** Writes the color of a value in 0..1 as opaque RGBA8 at `offset`. */
export function paintValue(data: Uint8ClampedArray, offset: number, value: number): void {
  const place = Math.min(1, Math.max(0, value)) * (heatColors.length - 1)
  const low = Math.min(heatColors.length - 2, Math.floor(place))
  const from = heatColors[low]
  const to = heatColors[low + 1]
  if (!from || !to) return
  const weight = place - low
  data[offset] = from[0] + (to[0] - from[0]) * weight
  data[offset + 1] = from[1] + (to[1] - from[1]) * weight
  data[offset + 2] = from[2] + (to[2] - from[2]) * weight
  data[offset + 3] = 255
}
