import * as tf from '@tensorflow/tfjs-core'
import { valueAndGradient } from '../differentiate'
import type { Box } from '../images/crop'
import { cropImage } from '../images/crop'
import type { ChannelRange } from '../losses/channels'
import { pickChannels, spreadChannels } from '../losses/channels'
import type { Part } from '../losses/part'
import { shareOf } from '../losses/part'
import type { LayerStatistic, StatisticKind } from '../losses/term'
import { NetworkPass } from '../networks/pass'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { NotInPartsError } from './errors'
import type { NetworkGroup } from './groups'
import type { PlacedTerm } from './score'
import { byChannels, byStatistic, scoreSeen } from './score'
import type { Tile } from './tiles'
import { strideOf } from './tiles'

/** Unweighted values by place, and the gradient of the weighted sum at the image; the caller owns them all. */
interface TiledScores {
  readonly values: ReadonlyMap<number, tf.Scalar>
  readonly gradient: tf.Tensor3D | null
}

/**
 * What one run of a network over the whole image gives, from pieces of it: the same numbers up to rounding, in the
 * memory of one piece. A first walk over the pieces adds up the statistics; with the gradients at these, a second one
 * goes back through each piece. What neighbors see of one another adds up, so there are no seams.
 *
 * @throws NotInPartsError naming a term that takes a whole activation.
 */
export async function scoreInTiles(
  image: tf.Tensor3D,
  group: NetworkGroup,
  tiles: readonly Tile[],
  withGradient: boolean,
  signal?: AbortSignal,
): Promise<TiledScores> {
  const walk = new Walk(image, group, tiles, signal)
  try {
    await walk.addUp()
    walk.score(withGradient)
    const gradient = withGradient ? await walk.goBack() : null
    return { values: walk.releaseValues(), gradient }
  } finally {
    walk.dispose()
  }
}

/** Terms that see the same channels of a layer. */
interface Sight {
  readonly layer: string
  /** Pixels of the image to a place of the layer, along one side. */
  readonly stride: number
  readonly channels: ChannelRange | undefined
  /** Those without a statistic. */
  readonly direct: readonly PlacedTerm[]
  readonly statistics: readonly SharedStatistic[]
}

interface SharedStatistic {
  readonly placed: readonly PlacedTerm[]
  readonly kind: StatisticKind
  inPart(part: Part): LayerStatistic & Required<Pick<LayerStatistic, 'inSteps'>>
}

class Walk {
  readonly #owned = new Owned()
  readonly #pacer: Pacer
  readonly #sights: readonly Sight[]
  readonly #sums = new Map<SharedStatistic, tf.Tensor>()
  /** At the sums. */
  readonly #gradients = new Map<SharedStatistic, tf.Tensor>()
  readonly #values = new Map<number, tf.Scalar>()

  constructor(
    readonly image: tf.Tensor3D,
    readonly group: NetworkGroup,
    readonly tiles: readonly Tile[],
    readonly signal: AbortSignal | undefined,
  ) {
    this.#pacer = new Pacer(signal)
    this.#sights = [...group.layers].flatMap(([layer, terms]) => {
      const stride = strideOf(group.network.layer(layer))
      return [...byChannels(terms)].map(({ channels, terms: placed }) => ({
        layer,
        stride,
        channels,
        ...splitByStatistic(placed),
      }))
    })
  }

  /** Adds up the statistics, and the values of the terms without one. */
  async addUp(): Promise<void> {
    for (const tile of this.tiles) {
      await this.#visit(tile, false, async (_, taps) => {
        for (const sight of this.#sights) {
          const { x, part } = this.#lookAt(taps, tile, sight)
          for (const shared of sight.statistics) {
            const value = this.#owned.own(await runPaced(shared.inPart(part).inSteps.of(x), this.#pacer))
            const given = this.#owned.own(tf.mul(value, shareOf(x, part)))
            this.#owned.free(value)
            this.#sums.set(shared, this.#add(this.#sums.get(shared), given))
          }
          for (const { term, index } of sight.direct) {
            const given = this.#owned.own(tf.tidy(() => scorePart(term, x, part)))
            this.#values.set(index, this.#add(this.#values.get(index), given))
          }
          this.#owned.free(x)
          await this.#pacer.breathe()
        }
      })
    }
  }

  /** Scores the statistics. */
  score(withGradient: boolean): void {
    for (const [shared, sum] of this.#sums) {
      const { values, gradient } = scoreSeen(sum, shared.placed, undefined, withGradient)
      for (const [index, value] of values) this.#values.set(index, this.#owned.own(value))
      if (gradient) this.#gradients.set(shared, this.#owned.own(gradient))
    }
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
    const { network, pooling, layers } = this.group
    const pass = new NetworkPass(network, pooling, { keepForBackward: withGradient })
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

  /** The gradient of all terms of a sight at x, owned. */
  async #gradientAt(x: tf.Tensor3D, part: Part, { direct, statistics }: Sight): Promise<tf.Tensor3D> {
    let sum: tf.Tensor3D | undefined
    for (const kind of new Set(statistics.map((shared) => shared.kind))) {
      const seen = statistics.flatMap((shared) => {
        const value = this.#sums.get(shared)
        const gradient = this.#gradients.get(shared)
        if (shared.kind !== kind || !value || !gradient) return []
        const dy = this.#owned.own(tf.mul(gradient, shareOf(x, part)))
        return [{ statistic: shared.inPart(part), value, dy }]
      })
      const given = this.#owned.own(await runPaced(kind.gradient(x, seen), this.#pacer))
      for (const { dy } of seen) this.#owned.free(dy)
      sum = this.#add(sum, given)
    }
    if (direct.length > 0) {
      const weightedSum = (input: tf.Tensor3D) =>
        tf.addN(direct.map(({ term }) => tf.mul<tf.Scalar>(scorePart(term, input, part), term.weight)))
      const { value, gradient } = valueAndGradient(weightedSum, x)
      value.dispose()
      sum = this.#add(sum, this.#owned.own(gradient))
    }
    if (!sum) throw new Error('Nothing looks at this layer.')
    return sum
  }

  /** The sum of two that are owned, in their place. */
  #add<T extends tf.Tensor>(sum: T | undefined, more: T): T {
    if (!sum) return more
    const added = this.#owned.own(tf.add<T>(sum, more))
    this.#owned.free(sum)
    this.#owned.free(more)
    return added
  }
}

function splitByStatistic(placed: readonly PlacedTerm[]): Pick<Sight, 'direct' | 'statistics'> {
  const direct: PlacedTerm[] = []
  const statistics: SharedStatistic[] = []
  for (const [statistic, sharing] of byStatistic(placed)) {
    const [first] = sharing
    const name = first?.term.name ?? ''
    if (!statistic) {
      for (const { term } of sharing) if (!term.scorePart) throw new NotInPartsError(term.name)
      direct.push(...sharing)
    } else {
      const { inPart, inSteps } = statistic
      if (!inPart || !inSteps) throw new NotInPartsError(name)
      const inPartOf = (part: Part) => {
        const local = inPart.call(statistic, part)
        if (!local.inSteps) throw new NotInPartsError(name)
        return { ...local, inSteps: local.inSteps }
      }
      statistics.push({ placed: sharing, kind: inSteps.kind, inPart: inPartOf })
    }
  }
  return { direct, statistics }
}

/** From the channels that were looked at to all of the layer's. */
function spread(gradient: tf.Tensor3D, { channels }: Sight, tap: tf.Tensor3D): tf.Tensor3D {
  return channels ? spreadChannels(gradient, channels, tap.shape[2]) : gradient
}

function scorePart(
  { name, targets, scorePart: score }: PlacedTerm['term'],
  x: tf.Tensor3D,
  part: Part,
): tf.Scalar {
  if (!score) throw new NotInPartsError(name)
  return score(x, targets, part)
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
