import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradient } from '../differentiate'
import type { Box } from '../images/crop'
import { cropImage } from '../images/crop'
import { pickChannels, spreadChannels } from '../losses/channels'
import type { Part } from '../losses/part'
import { shareOf } from '../losses/part'
import { NetworkPass } from '../networks/pass'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import type { GradientForm } from './gradient-form'
import type { NetworkGroup } from './groups'
import { scoreStatistic } from './score'
import { scaleTo, sizeOfGradient } from './score-evenly'
import type { Scores } from './scores'
import type { Pull, SharedStatistic, Sight } from './sights'
import { scorePart, scoreParts, sightsOf } from './sights'
import type { Tile } from './tiles'

/**
 * What one run of a network over the whole image gives, from pieces of it: the same numbers up to rounding, in the
 * memory of one piece. A first walk over the pieces adds up the statistics; with the gradients at these, a last one
 * goes back through each piece. What neighbors see of one another adds up, so there are no seams. Normalized gradients
 * take a walk more between the two, which finds out how large each is in the whole.
 *
 * @param gradient null when none is asked for.
 * @throws NotInPartsError naming a term that takes a whole activation.
 */
export async function scoreInTiles(
  image: tf.Tensor3D,
  group: NetworkGroup,
  tiles: readonly Tile[],
  gradient: GradientForm | null,
  signal?: AbortSignal,
): Promise<Scores> {
  const walk = new Walk(image, group, tiles, gradient ?? 'plain', signal)
  try {
    await walk.addUp()
    await walk.score(gradient !== null)
    if (gradient === 'normalized') await walk.measure()
    return { gradient: gradient && (await walk.goBack()), values: walk.releaseValues() }
  } finally {
    walk.dispose()
  }
}

class Walk {
  readonly #owned = new Owned()
  readonly #pacer: Pacer
  readonly #sights: readonly Sight[]
  /** What the parts told so far. */
  readonly #told = new Map<SharedStatistic, tf.Tensor>()
  /** The statistics of the whole, and the gradients there. */
  readonly #whole = new Map<SharedStatistic, { readonly value: tf.Tensor; readonly dy: tf.Tensor }>()
  /** How large gradients are in the whole, where that is to be another. */
  readonly #sizes = new Map<Pull, tf.Scalar>()
  readonly #values = new Map<number, tf.Scalar>()

  constructor(
    readonly image: tf.Tensor3D,
    readonly group: NetworkGroup,
    readonly tiles: readonly Tile[],
    form: GradientForm,
    readonly signal: AbortSignal | undefined,
  ) {
    this.#pacer = new Pacer(signal)
    this.#sights = sightsOf(group, form)
  }

  /** Adds up the statistics, and the values of the terms without one. */
  async addUp(): Promise<void> {
    await this.#lookAround(async (x, part, { pulls }) => {
      for (const shared of pulls.flatMap(({ statistics }) => statistics)) {
        const told = this.#owned.own(await runPaced(shared.parts.of(x, part), this.#pacer))
        this.#told.set(shared, this.#join(this.#told.get(shared), told, shared.parts.join))
      }
      for (const { term, index } of pulls.flatMap(({ direct }) => direct)) {
        const given = this.#owned.own(tf.tidy(() => scorePart(term, x, part)))
        this.#values.set(index, this.#add(this.#values.get(index), given))
      }
    })
  }

  /** Scores the statistics. */
  async score(withGradient: boolean): Promise<void> {
    for (const [shared, told] of this.#told) {
      const value = this.#owned.own(shared.parts.whole(told))
      this.#owned.free(told)
      const { values, gradient } = await scoreStatistic(value, shared.placed, withGradient, this.#pacer)
      for (const [index, one] of values) this.#values.set(index, this.#owned.own(one))
      if (gradient) this.#whole.set(shared, { value, dy: this.#owned.own(gradient) })
    }
  }

  /** Finds out how large the gradient of each term is, as the sum of absolute values at its layer. */
  async measure(): Promise<void> {
    await this.#lookAround(async (x, part, { pulls }) => {
      for (const pull of pulls) {
        const gradient = this.#owned.own(await this.#gradientOf(pull, x, part))
        const size = this.#owned.own(tf.tidy(() => sizeOfGradient(gradient)))
        this.#owned.free(gradient)
        this.#sizes.set(pull, this.#add(this.#sizes.get(pull), size))
      }
    })
  }

  /** The gradient at the image; the caller owns it. */
  async goBack(): Promise<tf.Tensor3D> {
    let whole = this.#owned.own(tf.zerosLike(this.image))
    for (const tile of this.tiles) {
      await this.#visit(tile, true, async (pass, taps) => {
        const gradients = new Map<string, tf.Tensor3D>()
        for (const sight of this.#sights) {
          const { x, part } = this.#lookAt(taps, tile, sight)
          const inner = await this.#gradientAt(x, part, sight)
          this.#owned.free(x)
          const place = placeIn(tile.outer, tile.inner, sight.stride)
          const tap = tapOf(taps, sight.layer)
          const padded = this.#owned.own(tf.tidy(() => padLike(spread(inner, sight, tap), tap, place)))
          this.#owned.free(inner)
          gradients.set(sight.layer, this.#add(gradients.get(sight.layer), padded))
          await this.#pacer.breathe()
        }
        const options = this.signal ? { signal: this.signal } : {}
        const here = this.#owned.own(await pass.backward(gradients, options))
        for (const gradient of gradients.values()) this.#owned.free(gradient)
        const padded = this.#owned.own(padLike(here, this.image, { top: tile.outer.y, left: tile.outer.x }))
        this.#owned.free(here)
        whole = this.#add(whole, padded)
      })
    }
    return this.#owned.release(whole)
  }

  releaseValues(): ReadonlyMap<number, tf.Scalar> {
    for (const value of this.#values.values()) this.#owned.release(value)
    return this.#values
  }

  dispose(): void {
    this.#owned.dispose()
  }

  async #visit(
    tile: Tile,
    withGradient: boolean,
    look: (pass: NetworkPass, taps: ReadonlyMap<string, tf.Tensor3D>) => Promise<void>,
  ): Promise<void> {
    const { network, pooling, padding, layers } = this.group
    const pass = new NetworkPass(network, pooling, { keepForBackward: withGradient, padding })
    const seen = this.#owned.own(cropImage(this.image, tile.outer))
    try {
      const options = this.signal ? { signal: this.signal } : {}
      await look(pass, await pass.forward(seen, [...layers.keys()], options))
    } finally {
      this.#owned.free(seen)
      pass.dispose()
    }
  }

  /** The places of a layer that belong to the tile, without its margin. */
  #lookAt(
    taps: ReadonlyMap<string, tf.Tensor3D>,
    { inner, outer }: Tile,
    { layer, stride, channels }: Sight,
  ) {
    const [rows, columns] = this.image.shape
    const [height, width] = [Math.floor(rows / stride), Math.floor(columns / stride)]
    const [top, left] = [inner.y / stride, inner.x / stride]
    const bottom = Math.floor((inner.y + inner.height) / stride)
    const right = Math.floor((inner.x + inner.width) / stride)
    const place = placeIn(outer, inner, stride)
    const tap = tapOf(taps, layer)
    const box = { y: place.top, x: place.left, height: bottom - top, width: right - left }
    const part: Part = { top, left, height, width }
    const seen = tf.tidy(() => {
      const places = cropImage(tap, box)
      return channels ? pickChannels(places, channels) : places
    })
    return { x: this.#owned.own(seen), part }
  }

  /** Goes over all pieces without going back. */
  async #lookAround(look: (x: tf.Tensor3D, part: Part, sight: Sight) => Promise<void>): Promise<void> {
    for (const tile of this.tiles) {
      await this.#visit(tile, false, async (_, taps) => {
        for (const sight of this.#sights) {
          const { x, part } = this.#lookAt(taps, tile, sight)
          await look(x, part, sight)
          this.#owned.free(x)
          await this.#pacer.breathe()
        }
      })
    }
  }

  /** The gradient of all terms of a sight at x, owned. */
  async #gradientAt(x: tf.Tensor3D, part: Part, { pulls }: Sight): Promise<tf.Tensor3D> {
    let sum: tf.Tensor3D | undefined
    for (const pull of pulls) {
      const given = this.#owned.own(await this.#gradientOf(pull, x, part))
      const whole = this.#sizes.get(pull)
      const { size } = pull
      if (!whole || size === undefined) {
        sum = this.#add(sum, given)
        continue
      }
      const scaled = this.#owned.own(tf.tidy(() => scaleTo(given, whole, size)))
      this.#owned.free(given)
      sum = this.#add(sum, scaled)
    }
    if (!sum) throw new Error('Nothing looks at this layer.')
    return sum
  }

  /** Of what pulls together, at x, before it is scaled; the caller owns it. */
  async #gradientOf({ direct, statistics }: Pull, x: tf.Tensor3D, part: Part): Promise<tf.Tensor3D> {
    let sum: tf.Tensor3D | undefined
    for (const kind of new Set(statistics.map((shared) => shared.kind))) {
      const seen = statistics.flatMap((shared) => {
        const whole = this.#whole.get(shared)
        if (shared.kind !== kind || !whole) return []
        const dy = this.#owned.own(tf.mul(whole.dy, shareOf(x, part)))
        return [{ statistic: shared.parts.at(part), value: whole.value, dy }]
      })
      const given = this.#owned.own(await runPaced(kind.gradient(x, seen), this.#pacer))
      for (const { dy } of seen) this.#owned.free(dy)
      sum = this.#add(sum, given)
    }
    if (direct.length > 0) {
      const { value, gradient } = valueAndGradient((input) => scoreParts(direct, input, part), x)
      value.dispose()
      sum = this.#add(sum, this.#owned.own(gradient))
    }
    if (!sum) throw new Error('Nothing pulls here.')
    return this.#owned.release(sum)
  }

  /** The sum of two that are owned, in their place. */
  #add<T extends tf.Tensor>(sum: T | undefined, more: T): T {
    return this.#join(sum, more, (a, b) => tf.add<T>(a, b))
  }

  /** What two that are owned make together, in their place. */
  #join<T extends tf.Tensor>(one: T | undefined, other: T, together: (a: T, b: T) => T): T {
    if (!one) return other
    const joined = this.#owned.own(together(one, other))
    this.#owned.free(one)
    this.#owned.free(other)
    return joined
  }
}

/** From the channels that were looked at to all of the layer's. */
function spread(gradient: tf.Tensor3D, { channels }: Sight, tap: tf.Tensor3D): tf.Tensor3D {
  return channels ? spreadChannels(gradient, channels, tap.shape[2]) : gradient
}

function tapOf(taps: ReadonlyMap<string, tf.Tensor3D>, layer: string): tf.Tensor3D {
  const tap = taps.get(layer)
  if (!tap) throw new Error(`The pass did not stop at ${layer}.`)
  return tap
}

/** Where the places of the inner box begin among those of the outer one. */
function placeIn(outer: Box, inner: Box, stride: number): { readonly top: number; readonly left: number } {
  return { top: (inner.y - outer.y) / stride, left: (inner.x - outer.x) / stride }
}

/** x in zeros, as large as `whole`. */
function padLike(
  x: tf.Tensor3D,
  whole: tf.Tensor3D,
  { top, left }: { readonly top: number; readonly left: number },
): tf.Tensor3D {
  const [height, width] = x.shape
  const [rows, columns] = whole.shape
  return tf.pad(x, [
    [top, rows - top - height],
    [left, columns - left - width],
    [0, 0],
  ])
}
