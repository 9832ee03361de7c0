/**
 * Probabilities of a bit, seen from several contexts, made one: the sum of their logits, with weights that learn which
 * contexts are right (Mahoney 2005). Sums and products of doubles alone, which are the same everywhere: what one machine
 * writes, any other one reads. Logarithms are not, so that logits come from a table.
 */
export class Mixer {
  readonly #weights: Float64Array
  readonly #logits: Float64Array

  /** @param sets of weights, each for another kind of bit. */
  constructor(
    private readonly inputs: number,
    sets: number,
  ) {
    this.#weights = new Float64Array(inputs * sets).fill(1.2 / inputs)
    this.#logits = new Float64Array(inputs)
  }

  /** @param chances of a 1, from 0 to 1. @returns how likely it is. */
  mix(chances: Float64Array, set: number): number {
    let sum = 0
    for (let i = 0; i < this.inputs; i++) {
      const logit = logitOf(chances[i] ?? 0.5)
      this.#logits[i] = logit
      sum += logit * (this.#weights[set * this.inputs + i] ?? 0)
    }
    return logistic(sum)
  }

  /** After `mix`: what the bit was. @param said what `mix` gave. */
  learn(bit: number, said: number, set: number): void {
    const change = rate * (bit - said)
    for (let i = 0; i < this.inputs; i++) {
      const at = set * this.inputs + i
      this.#weights[at] = (this.#weights[at] ?? 0) + change * (this.#logits[i] ?? 0)
    }
  }
}

const rate = 0.02
/** Of a logit, on either side of 0, and parts into which 1 of it is divided. */
const reach = 8
const fine = 2

/** 1 / (1 + e^-x) for x from -8 to 8 in halves, rounded to six digits: these numbers are part of the format. */
const atHalves = [
  0.000335, 0.000553, 0.000911, 0.001501, 0.002473, 0.00407, 0.006693, 0.010987, 0.017986, 0.029312, 0.047426,
  0.075858, 0.119203, 0.182426, 0.268941, 0.377541, 0.5, 0.622459, 0.731059, 0.817574, 0.880797, 0.924142,
  0.952574, 0.970688, 0.982014, 0.989013, 0.993307, 0.99593, 0.997527, 0.998499, 0.999089, 0.999447, 0.999665,
]

function logistic(x: number): number {
  const place = Math.min(reach, Math.max(-reach, x)) * fine + reach * fine
  const below = Math.min(atHalves.length - 2, Math.floor(place))
  const [low = 0, high = 1] = [atHalves[below], atHalves[below + 1]]
  return low + (place - below) * (high - low)
}

const steps = 4096
/** The logits of (i + 1/2) / 4096. */
const logits = tabulate()

function tabulate(): Float64Array {
  const table = new Float64Array(steps)
  let below = 0
  for (let i = 0; i < steps; i++) {
    const wanted = (i + 0.5) / steps
    while (below < atHalves.length - 2 && (atHalves[below + 1] ?? 1) < wanted) below++
    const [low = 0, high = 1] = [atHalves[below], atHalves[below + 1]]
    table[i] = (below + (wanted - low) / (high - low)) / fine - reach
  }
  return table
}

const logitOf = (chance: number) => logits[Math.min(steps - 1, Math.floor(chance * steps))] ?? 0
