/** Writes or reads bits, each in as much room as its probability asks for. */
export interface BitCoder {
  /**
   * @param bit 0 or 1; a reader does not look at it.
   * @param one how likely 1 is, in parts of 65536, from 1 to 65535.
   * @returns the bit that was written or read.
   */
  code(bit: number, one: number): number
}

/** Where an interval of 32 bits is divided. */
function middleOf(low: number, high: number, one: number): number {
  const range = (high - low) >>> 0
  return (low + (range >>> 16) * one + (((range & 0xffff) * one) >>> 16)) >>> 0
}

const sameTop = (low: number, high: number) => ((low ^ high) & 0xff000000) === 0

/** Arithmetic coding (Witten, Neal and Cleary 1987), bit by bit. */
export class BitWriter implements BitCoder {
  #low = 0
  #high = 0xffffffff
  #bytes = new Uint8Array(1024)
  #length = 0

  code(bit: number, one: number): number {
    const middle = middleOf(this.#low, this.#high, one)
    if (bit === 1) this.#high = middle
    else this.#low = (middle + 1) >>> 0
    while (sameTop(this.#low, this.#high)) {
      this.#push(this.#high >>> 24)
      this.#low = (this.#low << 8) >>> 0
      this.#high = ((this.#high << 8) | 0xff) >>> 0
    }
    return bit
  }

  /** All that was written. Nothing can be written after it. */
  end(): Uint8Array<ArrayBuffer> {
    // With zeros behind it, the next multiple of 2^24 lies in the interval; none is needed where zeros do.
    if (this.#low > 0) this.#push((this.#low >>> 24) + 1)
    let length = this.#length
    while (length > 0 && this.#bytes[length - 1] === 0) length--
    return this.#bytes.slice(0, length)
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = byte
  }
}

/** Reads what a `BitWriter` wrote, when it is asked with the same probabilities; of anything else it reads something. */
export class BitReader implements BitCoder {
  readonly #bytes: Uint8Array
  #low = 0
  #high = 0xffffffff
  #value = 0
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    for (let i = 0; i < 4; i++) this.#pull()
  }

  code(_bit: number, one: number): number {
    const middle = middleOf(this.#low, this.#high, one)
    const bit = this.#value <= middle ? 1 : 0
    if (bit === 1) this.#high = middle
    else this.#low = (middle + 1) >>> 0
    while (sameTop(this.#low, this.#high)) {
      this.#low = (this.#low << 8) >>> 0
      this.#high = ((this.#high << 8) | 0xff) >>> 0
      this.#pull()
    }
    return bit
  }

  #pull(): void {
    this.#value = ((this.#value << 8) | (this.#bytes[this.#at++] ?? 0)) >>> 0
  }
}
