import type { BitCoder } from './bit-coder'
import { Mixer } from './mixer'

export interface LevelsSize {
  readonly width: number
  readonly height: number
  readonly channels: number
  /** Each level is a number of so many bits, 1..8. */
  readonly bits: number
}

export const levelCount = ({ width, height, channels }: LevelsSize) => width * height * channels

/** Ways to look at what is above and to the left. */
const looks = 5
/** Bits of what is seen, at most. */
const seenBits = 6
/** Bits after which a probability changes no faster than it forgets. */
const longest = 250

/**
 * How likely the levels of a code are, given those above and to the left in their channel, learned on the way. Writing
 * and reading it are the same walk. Levels lie as [height, width, channels].
 */
export class LevelModel {
  readonly #size: LevelsSize
  readonly #chances: Float64Array
  readonly #seen: Uint8Array
  readonly #mixer: Mixer
  readonly #contexts = new Int32Array(looks)
  readonly #now = new Float64Array(looks)

  constructor(size: LevelsSize) {
    this.#size = size
    const states = looks * size.channels * 2 ** (seenBits + size.bits)
    this.#chances = new Float64Array(states).fill(0.5)
    this.#seen = new Uint8Array(states)
    this.#mixer = new Mixer(looks, size.bits)
  }

  /** Writes a row of levels, or reads it into them; rows come in their order. */
  codeRow(levels: Uint8Array, row: number, coder: BitCoder): void {
    const { width, channels } = this.#size
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < channels; channel++) {
        const at = (row * width + column) * channels + channel
        this.#look(levels, at, row, column, channel)
        levels[at] = this.#codeLevel(levels[at] ?? 0, coder)
      }
    }
  }

  #look(levels: Uint8Array, at: number, row: number, column: number, channel: number): void {
    const { width, channels, bits } = this.#size
    const middle = 2 ** (bits - 1)
    const left =
      column > 0 ? (levels[at - channels] ?? 0) : row > 0 ? (levels[at - width * channels] ?? 0) : middle
    const above = row > 0 ? (levels[at - width * channels] ?? 0) : left
    const corner = row > 0 && column > 0 ? (levels[at - (width + 1) * channels] ?? 0) : above
    // The plane through the three, within what two of them are (Weinberger, Seroussi and Sapiro 2000).
    const [low, high] = left < above ? [left, above] : [above, left]
    const plane = Math.min(high, Math.max(low, left + above - corner))
    const coarse = (level: number, most: number) => (bits > most ? level >> (bits - most) : level)
    this.#see(0, channel, 0)
    this.#see(1, channel, coarse(left, seenBits))
    this.#see(2, channel, coarse(above, seenBits))
    this.#see(3, channel, coarse(left, 3) * 8 + coarse(above, 3))
    this.#see(4, channel, coarse(plane, seenBits))
  }

  #see(look: number, channel: number, what: number): void {
    const { channels, bits } = this.#size
    this.#contexts[look] = ((look * channels + channel) * 2 ** seenBits + what) * 2 ** bits
  }

  #codeLevel(level: number, coder: BitCoder): number {
    const { bits } = this.#size
    // The bits so far behind a 1: the nodes of a tree, from its root.
    let node = 1
    for (let bit = bits - 1; bit >= 0; bit--) {
      for (let i = 0; i < looks; i++) this.#now[i] = this.#chances[(this.#contexts[i] ?? 0) + node] ?? 0.5
      const chance = this.#mixer.mix(this.#now, bit)
      const one = Math.min(65_535, Math.max(1, Math.floor(chance * 65_536)))
      const found = coder.code((level >> bit) & 1, one)
      this.#mixer.learn(found, chance, bit)
      for (let i = 0; i < looks; i++) this.#learn((this.#contexts[i] ?? 0) + node, found)
      node = 2 * node + found
    }
    return node - 2 ** bits
  }

  #learn(at: number, bit: number): void {
    const seen = this.#seen[at] ?? 0
    const chance = this.#chances[at] ?? 0.5
    this.#chances[at] = chance + (bit - chance) / (seen + 1.6)
    if (seen < longest) this.#seen[at] = seen + 1
  }
}
