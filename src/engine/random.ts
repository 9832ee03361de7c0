import type { Random } from '../core/context'

const TWO_32 = 2 ** 32

/**
 * sfc32 (Doty-Humphrey's small fast counting generator), its state filled by splitmix32. Only exact integer and
 * IEEE arithmetic, and no `Math.log`, whose last digit differs between engines: the same seed gives the same
 * bits everywhere.
 *
 * @param seed 32-bit unsigned integer; other numbers are wrapped.
 */
export function createRandom(seed: number): Random {
  const next = sfc32(splitmix32(seed))
  const uniform = () => next() / TWO_32
  let spare: number | undefined

  /** Marsaglia's polar method: two normal numbers from a point in the unit disk. */
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square === 0 || square >= 1) continue
      const scale = Math.sqrt((-2 * logarithm(square)) / square)
      spare = y * scale
      return x * scale
    }
  }

  return { uniform, normal }
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

function sfc32(fill: () => number): () => number {
  let a = fill() | 0
  let b = fill() | 0
  let c = fill() | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** Natural logarithm for 0 < x <= 1: powers of two taken out, then the series of atanh. */
function logarithm(x: number): number {
  let mantissa = x
  let halvings = 0
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2
    halvings++
  }
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let series = 0
  for (let odd = 23; odd > 0; odd -= 2) series = series * square + 1 / odd
  return 2 * ratio * series - halvings * Math.LN2
}
