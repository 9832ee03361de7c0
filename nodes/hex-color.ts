/** `#rrggbb` as red, green and blue, sRGB, 0..1. */
export function parseHexColor(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}
