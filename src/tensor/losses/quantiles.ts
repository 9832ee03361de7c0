import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { ColumnSorter } from './column-sorter'

/** Values over places, for each of some directions. */
interface Cloud {
  /** [places, directions], row by row. */
  readonly values: Float32Array
  readonly directions: number
  /** How much each place counts; all alike when absent. */
  readonly weights?: Float32Array | undefined
}

/** More would not change what is compared, but fill the memory. */
const mostQuantiles = 2 ** 16

/** How many quantiles stand for a cloud of so many places that count. */
export function quantileCount(places: number): number {
  return Math.min(places, mostQuantiles)
}

/**
 * The quantiles of each direction at evenly spaced shares (j + ½) / count, [directions, count]: the sorted values
 * themselves where there are as many places as quantiles and all count alike.
 */
export function* quantileSteps({ values, directions, weights }: Cloud): Steps<tf.Tensor2D> {
  const places = values.length / directions
  const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : places
  const count = quantileCount(weights ? weights.filter((weight) => weight > 0).length : places)
  const sorter = new ColumnSorter(places)
  const table = new Float32Array(directions * count)
  for (let direction = 0; direction < directions; direction++) {
    const order = sorter.order(values, direction, directions)
    let before: Point | undefined
    let sum = 0
    let next = 0
    const fill = (upTo: number, value: (share: number) => number) => {
      for (; next < count && (next + 0.5) / count <= upTo; next++) {
        table[direction * count + next] = value((next + 0.5) / count)
      }
    }
    for (const place of order) {
      const weight = weights ? (weights[place] ?? 0) : 1
      if (weight === 0) continue
      // A value stands in the middle of the share that is its own.
      const here = { share: (sum + weight / 2) / total, value: values[place * directions + direction] ?? 0 }
      const from = before ?? here
      fill(here.share, (share) => between(from, here, share))
      sum += weight
      before = here
    }
    fill(Number.POSITIVE_INFINITY, () => before?.value ?? 0)
    yield
  }
  return tf.tensor2d(table, [directions, count])
}

interface Point {
  readonly share: number
  readonly value: number
}

function between(a: Point, b: Point, share: number): number {
  if (b.share <= a.share) return b.value
  return a.value + ((b.value - a.value) * (share - a.share)) / (b.share - a.share)
}

/**
 * What every place of a picture would have to be for its distribution along each direction to be that of the
 * quantiles: sorted, the first gets the first. Nothing is differentiated here, and nothing has to be: where the order
 * stays, so does what each place is matched with. A place is matched with the quantile in the middle of its share: where all count alike, that is all there is in it.
 *
 * @param projected [places, directions], borrowed, as is `quantiles` [directions, count].
 * @param weights how much each place counts.
 * @returns [places, directions]; the caller owns it.
 */
export function matchQuantiles(
  projected: tf.Tensor2D,
  quantiles: tf.Tensor2D,
  weights: Float32Array | undefined,
): Steps<tf.Tensor2D> {
  // tfjs sorts on WebGPU itself; elsewhere it compares objects one by one.
  return isSynchronous()
    ? matchByHand(projected, quantiles, weights)
    : matchOnDevice(projected, quantiles, weights)
}

function* matchByHand(
  projected: tf.Tensor2D,
  quantiles: tf.Tensor2D,
  weights: Float32Array | undefined,
): Steps<tf.Tensor2D> {
  const [places, directions] = projected.shape
  const [, count] = quantiles.shape
  const values = projected.dataSync<'float32'>()
  const table = quantiles.dataSync<'float32'>()
  const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : places
  const sorter = new ColumnSorter(places)
  const matched = new Float32Array(values.length)
  for (let direction = 0; direction < directions; direction++) {
    const order = sorter.order(values, direction, directions)
    const first = direction * count
    let sum = 0
    for (const place of order) {
      const weight = weights ? (weights[place] ?? 0) : 1
      const at = Math.min(count - 1, Math.max(0, ((sum + weight / 2) / total) * count - 0.5))
      sum += weight
      const low = Math.floor(at)
      const [a = 0, b = a] = [table[first + low], table[first + Math.min(low + 1, count - 1)]]
      matched[place * directions + direction] = a + (at - low) * (b - a)
    }
    yield
  }
  return tf.tensor2d(matched, [places, directions])
}

function* matchOnDevice(
  projected: tf.Tensor2D,
  quantiles: tf.Tensor2D,
  weights: Float32Array | undefined,
): Steps<tf.Tensor2D> {
  const [places, directions] = projected.shape
  const [, count] = quantiles.shape
  const owned = new Owned()
  try {
    const order = owned.own(
      tf.tidy(() => {
        // It gives the largest first.
        return tf.topk<tf.Tensor2D>(tf.neg(tf.transpose(projected)), places, true).indices
      }),
    )
    yield
    return tf.tidy(() => {
      const each = weights ? tf.gather(tf.tensor1d(weights), order) : tf.onesLike(tf.cast(order, 'float32'))
      const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : places
      const shares = tf.div(tf.sub(tf.cumsum(each, 1), tf.div(each, 2)), total)
      const at = tf.clipByValue(tf.sub(tf.mul(shares, count), 0.5), 0, count - 1)
      const floor = tf.floor(at)
      const low = tf.cast(floor, 'int32')
      const high = tf.minimum(tf.add(low, tf.scalar(1, 'int32')), tf.scalar(count - 1, 'int32'))
      const rows = tf.reshape(tf.range(0, directions, 1, 'int32'), [directions, 1])
      const flat = tf.reshape(quantiles, [directions * count])
      const pick = (columns: tf.Tensor) => {
        return tf.gather(flat, tf.add(columns, tf.mul(rows, tf.scalar(count, 'int32'))) as tf.Tensor2D)
      }
      const [a, b] = [pick(low), pick(high)]
      const sorted = tf.add(a, tf.mul(tf.sub(at, floor), tf.sub(b, a)))
      // Back to the places they came from, place by place.
      const to = tf.add(tf.mul(order, tf.scalar(directions, 'int32')), rows)
      const size = directions * places
      const back = tf.scatterND(
        tf.reshape<tf.Rank.R2>(to, [size, 1]),
        tf.reshape<tf.Rank.R1>(sorted, [size]),
        [size],
      )
      return tf.reshape(back, [places, directions] as [number, number])
    })
  } finally {
    owned.dispose()
  }
}
