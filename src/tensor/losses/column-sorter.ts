/** Bits that one pass sorts by; three passes make a float32. */
const digitBits = 11
const digits = 2 ** digitBits
const passes = 3

/**
 * Sorts columns of matrices in linear time, with the places that the values come from: comparing them one by one would
 * take several times as long.
 */
export class ColumnSorter {
  readonly #bits: Uint32Array
  readonly #floats: Float32Array
  readonly #spareBits: Uint32Array
  readonly #spareOrder: Uint32Array
  readonly #order: Uint32Array
  readonly #counts = new Uint32Array(passes * digits)

  /** @param rows of every matrix. */
  constructor(readonly rows: number) {
    this.#floats = new Float32Array(rows)
    this.#bits = new Uint32Array(this.#floats.buffer)
    this.#spareBits = new Uint32Array(rows)
    this.#order = new Uint32Array(rows)
    this.#spareOrder = new Uint32Array(rows)
  }

  /** The rows in ascending order of one column of values [rows, columns]; good until the next call. */
  order(values: Float32Array, column: number, columns: number): Uint32Array {
    this.#load(values, column, columns)
    let [bits, order] = [this.#bits, this.#order]
    let [toBits, toOrder] = [this.#spareBits, this.#spareOrder]
    for (let pass = 0; pass < passes; pass++) {
      const starts = startsOf(this.#counts.subarray(pass * digits, (pass + 1) * digits))
      const shift = pass * digitBits
      for (let i = 0; i < bits.length; i++) {
        const key = bits[i] ?? 0
        const digit = (key >>> shift) & (digits - 1)
        const at = starts[digit] ?? 0
        starts[digit] = at + 1
        toBits[at] = key
        toOrder[at] = order[i] ?? 0
      }
      ;[bits, order, toBits, toOrder] = [toBits, toOrder, bits, order]
    }
    return order
  }

  /** Keys that sort as whole numbers the way the values do, and how often each digit of them occurs. */
  #load(values: Float32Array, column: number, columns: number): void {
    const [floats, bits, order, counts] = [this.#floats, this.#bits, this.#order, this.#counts]
    counts.fill(0)
    for (let i = 0; i < floats.length; i++) floats[i] = values[i * columns + column] ?? 0
    for (let i = 0; i < bits.length; i++) {
      const value = bits[i] ?? 0
      // Negative numbers grow downwards: all their bits turn; of others only the sign.
      const key = (value ^ (value >> 31) ^ (value & 0x80000000 ? 0 : 0x80000000)) >>> 0
      bits[i] = key
      order[i] = i
      for (let pass = 0; pass < passes; pass++) {
        const at = pass * digits + ((key >>> (pass * digitBits)) & (digits - 1))
        counts[at] = (counts[at] ?? 0) + 1
      }
    }
  }
}

function startsOf(counts: Uint32Array): Uint32Array {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0
    counts[i] = sum
    sum += count
  }
  return counts
}
