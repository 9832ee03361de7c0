/** What colors should become, computed by published formulas and matrices and by nothing of the program. */
export type Rgb = readonly [number, number, number]

type Matrix = readonly [Rgb, Rgb, Rgb]

/** Linear RGB -> linear sRGB, both with the white D65. */
const same: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
export const fromAdobe: Matrix = [
  [1.39836, -0.39836, 0],
  [0, 1, 0],
  [0, -0.04293, 1.04293],
]
export const fromP3: Matrix = [
  [1.22494, -0.22494, 0],
  [-0.04206, 1.04206, 0],
  [-0.01964, -0.07864, 1.09828],
]
export const from2020: Matrix = [
  [1.660496, -0.587656, -0.07284],
  [-0.124547, 1.132895, -0.008348],
  [-0.018154, -0.100597, 1.118751],
]

/** XYZ relative to D50 of red, green and blue, as the profiles of these spaces have them. */
export const adobeColumns = [
  [0.60974, 0.31111, 0.01947],
  [0.20528, 0.62567, 0.06087],
  [0.14919, 0.06322, 0.74457],
] as const
export const p3Columns = [
  [0.51512, 0.2412, -0.00105],
  [0.29198, 0.69225, 0.04189],
  [0.1571, 0.06657, 0.78407],
] as const
export const srgbColumns = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
] as const

export const srgbLight = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
export const powerLight = (exponent: number) => (v: number) => v ** exponent

/** 8-bit values of the picture -> 8-bit sRGB. */
export function shown(stored: Rgb, light: (value: number) => number, matrix: Matrix = same): Rgb {
  return store(
    stored.map((value) => light(value / 255)),
    matrix,
  )
}

/** Linear light, where 1 is white -> 8-bit sRGB. */
export function store(light: readonly number[], matrix: Matrix = same): Rgb {
  const [r, g, b] = matrix.map((row) => {
    const linear = Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, i) => sum + part * (light[i] ?? 0), 0),
      ),
    )
    return Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055))
  })
  return [r ?? 0, g ?? 0, b ?? 0]
}

/** SMPTE ST 2084 -> cd/m². */
export function pq(v: number): number {
  const p = v ** (32 / 2523)
  return 10_000 * (Math.max(0, p - 107 / 128) / (2413 / 128 - (2392 / 128) * p)) ** (8192 / 1305)
}

/** ARIB STD-B67 -> light of the scene. */
export function hlg(v: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073]
  return v <= 0.5 ? (v * v) / 3 : (Math.exp((v - c) / a) + b) / 12
}

/** CIELAB of linear sRGB, relative to D50 by Bradford's adaptation. */
export function labOf(light: readonly number[]): readonly [number, number, number] {
  const xyz = [0, 1, 2].map((row) =>
    srgbColumns.reduce((sum, column, i) => sum + column[row as 0] * (light[i] ?? 0), 0),
  )
  const f = (t: number) => (t > 216 / 24_389 ? Math.cbrt(t) : (t * 24_389) / 27 / 116 + 16 / 116)
  const [x, y, z] = [f((xyz[0] ?? 0) / 0.9642), f(xyz[1] ?? 0), f((xyz[2] ?? 0) / 0.8249)]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
