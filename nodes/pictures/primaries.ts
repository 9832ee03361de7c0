/** Three numbers: a color, or a row of a matrix. */
export type Triple = readonly [number, number, number]
/** Three rows. */
export type Matrix = readonly [Triple, Triple, Triple]
/** Chromaticities, CIE 1931 xy. */
export interface Primaries {
  readonly red: Chromaticity
  readonly green: Chromaticity
  readonly blue: Chromaticity
  readonly white: Chromaticity
}
type Chromaticity = readonly [number, number]

export const d65: Chromaticity = [0.3127, 0.329]

export const srgbPrimaries: Primaries = {
  red: [0.64, 0.33],
  green: [0.3, 0.6],
  blue: [0.15, 0.06],
  white: d65,
}

/** What ICC profiles connect by: XYZ relative to this white. */
export const d50: Triple = [0.9642, 1, 0.8249]

export function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

export function product(left: Matrix, right: Matrix): Matrix {
  return transpose(mapTriple(transpose(right), (column) => times(left, column)))
}

/** Linear RGB of some primaries -> XYZ, of which the second is the luminance; undefined where they span no gamut. */
export function toXyz({ red, green, blue, white }: Primaries): Matrix | undefined {
  const whole = [red, green, blue, white].every(([x, y]) => Number.isFinite(x) && y > 0)
  if (!whole) return undefined
  const columns = transpose([xyzOf(red), xyzOf(green), xyzOf(blue)])
  const inverted = inverse(columns)
  if (!inverted) return undefined
  const [r, g, b] = times(inverted, xyzOf(white))
  return mapTriple(columns, ([x, y, z]): Triple => [x * r, y * g, z * b])
}

/** Linear RGB of some primaries -> XYZ relative to D50; undefined where they span no gamut. */
export function toD50(primaries: Primaries): Matrix | undefined {
  const absolute = toXyz(primaries)
  const adapted = absolute && adaptation(xyzOf(primaries.white))
  return adapted && product(adapted, absolute)
}

/** XYZ relative to D50 -> linear sRGB. */
export const d50ToSrgb: Matrix = fromD50(srgbPrimaries)

function fromD50(primaries: Primaries): Matrix {
  const forward = toD50(primaries)
  const backward = forward && inverse(forward)
  if (!backward) throw new RangeError()
  return backward
}

function xyzOf([x, y]: Chromaticity): Triple {
  return [x / y, 1, (1 - x - y) / y]
}

/** Bradford's adaptation of one white to D50, as profiles are made with. */
function adaptation(white: Triple): Matrix | undefined {
  const cones: Matrix = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
  ]
  const back = inverse(cones)
  const [from, to] = [times(cones, white), times(cones, d50)]
  if (!back || from.some((response) => response <= 0)) return undefined
  const gains: Matrix = [
    [to[0] / from[0], 0, 0],
    [0, to[1] / from[1], 0],
    [0, 0, to[2] / from[2]],
  ]
  return product(back, product(gains, cones))
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix | undefined {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-9) return undefined
  const n = 1 / determinant
  return [
    [(e * i - f * h) * n, (c * h - b * i) * n, (b * f - c * e) * n],
    [(f * g - d * i) * n, (a * i - c * g) * n, (c * d - a * f) * n],
    [(d * h - e * g) * n, (b * g - a * h) * n, (a * e - b * d) * n],
  ]
}

function transpose([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  return [
    [a, d, g],
    [b, e, h],
    [c, f, i],
  ]
}

function mapTriple<From, To>([a, b, c]: readonly [From, From, From], change: (value: From) => To) {
  return [change(a), change(b), change(c)] as const
}
