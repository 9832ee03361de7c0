/** IEEE 754 half precision, as bits, to numbers. */
export function fromFloat16(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const values = new Float32Array(bits.length)
  const table = halves()
  for (let i = 0; i < bits.length; i++) values[i] = table[bits[i] ?? 0] ?? 0
  return values
}

/** Numbers to half precision, as bits, rounded to the nearest one, of two to the even one; infinite beyond ±65,504. */
export function toFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) bits[i] = numberToHalf(values[i] ?? 0)
  return bits
}

/** The upper halves of single precision numbers, as bits, to numbers. */
export function fromBfloat16(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const words = new Uint32Array(bits.length)
  for (let i = 0; i < bits.length; i++) words[i] = (bits[i] ?? 0) << 16
  return new Float32Array(words.buffer)
}

let known: Float32Array | undefined

/** All of them: looking one up is many times faster than making it. */
function halves(): Float32Array {
  known ??= Float32Array.from({ length: 0x10000 }, (_, bits) => halfToNumber(bits))
  return known
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

const single = new Float32Array(1)
const word = new Uint32Array(single.buffer)

function numberToHalf(value: number): number {
  single[0] = value
  const bits = word[0] ?? 0
  const sign = (bits >>> 16) & 0x8000
  const size = bits & 0x7fffffff
  if (size > 0x7f800000) return sign | 0x7e00
  // From half a step beyond the largest one.
  if (size >= 0x477ff000) return sign | 0x7c00
  // Below 2^-14 all steps are the same.
  if (size < 0x38800000) return sign | nearestEven(Math.abs(value) * 2 ** 24)
  // Exponents begin at -15 in place of -127; a fraction that is rounded up to 2 raises the exponent, as it should.
  const rounded = size + 0xfff + ((size >>> 13) & 1)
  return sign | ((rounded - (112 << 23)) >>> 13)
}

/** Of numbers from 0 to 1024. */
function nearestEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below
}
