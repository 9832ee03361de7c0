/** Uniform numbers in [0, 1). */
export type Uniform = () => number

export type NoiseKind = 'gradient' | 'value'

const period = 256

/** Smooth random heights of about -1..1 over the plane, one wave per unit of length; repeats after 256 units. */
export class Noise {
  readonly #order = new Uint8Array(2 * period)
  readonly #heights = new Float32Array(period)
  readonly #x = new Float32Array(period)
  readonly #y = new Float32Array(period)

  constructor(
    readonly kind: NoiseKind,
    random: Uniform,
  ) {
    const order = Uint8Array.from({ length: period }, (_, i) => i)
    for (let i = period - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const swapped = order[i] ?? 0
      order[i] = order[j] ?? 0
      order[j] = swapped
    }
    this.#order.set(order)
    this.#order.set(order, period)
    for (let i = 0; i < period; i++) {
      this.#heights[i] = 2 * random() - 1
      const angle = 2 * Math.PI * random()
      this.#x[i] = Math.cos(angle)
      this.#y[i] = Math.sin(angle)
    }
  }

  at(x: number, y: number): number {
    const [column, row] = [Math.floor(x), Math.floor(y)]
    const [dx, dy] = [x - column, y - row]
    const top = blend(this.#corner(column, row, dx, dy), this.#corner(column + 1, row, dx - 1, dy), fade(dx))
    const bottom = blend(
      this.#corner(column, row + 1, dx, dy - 1),
      this.#corner(column + 1, row + 1, dx - 1, dy - 1),
      fade(dx),
    )
    const height = blend(top, bottom, fade(dy))
    // Gradient noise of unit gradients stays within 0.71.
    return this.kind === 'gradient' ? 1.4 * height : height
  }

  /** Octaves of noise, each of half the wavelength and `roughness` times the height of the one before; about -1..1. */
  fractal(x: number, y: number, octaves: number, roughness: number): number {
    let sum = 0
    let total = 0
    let height = 1
    let scale = 1
    for (let octave = 0; octave < octaves; octave++) {
      // Shifted, so that the zeros of the octaves do not coincide at the grid's corners.
      sum += height * this.at(x * scale + 17.3 * octave, y * scale + 31.7 * octave)
      total += height
      height *= roughness
      scale *= 2
    }
    return sum / total
  }

  #corner(column: number, row: number, dx: number, dy: number): number {
    const index = this.#order[(this.#order[column & (period - 1)] ?? 0) + (row & (period - 1))] ?? 0
    if (this.kind === 'value') return this.#heights[index] ?? 0
    return (this.#x[index] ?? 0) * dx + (this.#y[index] ?? 0) * dy
  }
}

/** Perlin's quintic: no creases where cells meet (Improving Noise, 2002). */
function fade(t: number): number {
  return t * t * t * (t * (6 * t - 15) + 10)
}

function blend(a: number, b: number, share: number): number {
  return a + (b - a) * share
}
