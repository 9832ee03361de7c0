import * as tf from '@tensorflow/tfjs-core'
import type { ConvolutionGeometry, Pair, Range, Reach, Sides } from './geometry'
import { whole } from './geometry'
import type { PhaseBox, PlacePhasesAttrs } from './names'
import { hasKernel, phaseFilterKernel, placePhasesKernel, runKernel } from './names'
import { cut, lanes, run } from './run'

/** Phases start to end (exclusive) of one axis, and the taps of each. */
interface Phases extends Range {
  readonly taps: number
}

/** Phases that one convolution makes. */
interface Group {
  readonly rows: Phases
  readonly columns: Phases
}

/** Which part of a transposed convolution is made: place 0 of it is place `top` without padding. */
interface Part extends Sides {
  readonly top: number
  readonly left: number
}

/**
 * A transposed convolution as plain ones, which never see the zeros that others put between the places of dy. Place u
 * of its result sees place i of dy through tap u + p - si of the filter. With u + p = sq + a, the taps of phase a are
 * a + st at places q - t: a convolution of stride 1, for several phases at once with so many times the channels.
 */
export class PhaseFilters {
  readonly #stride: number
  readonly #channels: number
  /** With a stride beyond the kernel, some places see nothing. */
  readonly #complete: boolean
  readonly #groups: readonly Group[]
  readonly #filters: readonly tf.Tensor4D[]

  /** filter: [k, k, in, out]; the caller keeps it. `size`: of all that will be made with it. */
  constructor(filter: tf.Tensor4D, geometry: ConvolutionGeometry, size: Sides) {
    const { kernel, stride } = geometry
    const [, , from] = filter.shape
    this.#stride = stride
    this.#channels = from
    this.#complete = kernel >= stride
    this.#groups = groupsOf(from, geometry, size)
    this.#filters = tf.tidy(() => this.#groups.map((group) => phaseFilter(filter, stride, group)))
  }

  dispose(): void {
    for (const filter of this.#filters) filter.dispose()
  }

  /** dy [n, h', w', out], bias [in] -> [n, height, width, in] */
  apply(dy: tf.Tensor4D, part: Part, bias?: tf.Tensor1D): tf.Tensor4D {
    const stride = this.#stride
    const [, length, across] = dy.shape
    return tf.tidy(() => {
      const made: tf.Tensor4D[] = []
      const boxes: PhaseBox[] = []
      const firsts: Pair[] = []
      for (const [i, filter] of this.#filters.entries()) {
        const group = this.#groups[i]
        if (!group) continue
        const rows = placesOf(group.rows, stride, part.top, part.height, length)
        const columns = placesOf(group.columns, stride, part.left, part.width, across)
        if (rows.end <= rows.start || columns.end <= columns.start) continue
        const phases = (filter.shape[3] ?? 0) / this.#channels
        const biases = bias && this.#complete ? tf.tile(bias, [phases]) : undefined
        made.push(run(dy, filter, { rows: rows.pad, columns: columns.pad, bias: biases }))
        boxes.push([group.rows.start, group.rows.end, group.columns.start, group.columns.end])
        firsts.push([rows.start, columns.start])
      }
      const { height, width } = part
      const all =
        made.length > 0
          ? place(made, { stride, boxes, firsts, ...part })
          : tf.zeros<tf.Rank.R4>([dy.shape[0], height, width, this.#channels])
      return bias && !this.#complete ? tf.add(all, bias) : all
    })
  }
}

/** The places q that have phases in the result, and the zeros around dy to make them. */
function placesOf(
  { start, end, taps }: Phases,
  stride: number,
  before: number,
  size: number,
  length = size,
): Reach {
  const needed = Math.max(0, Math.ceil((before - end + 1) / stride))
  // Where dy ends before the taps of the first that is needed, one that still sees it: nothing convolves nothing.
  const first = Math.min(needed, taps - 1 + length - 1)
  const last = Math.floor((before + size - 1 - start) / stride) + 1
  return { start: first, end: last, pad: [taps - 1 - first, last - length] }
}

/**
 * The groups that are the least work: all phases together, with taps of zeros where some have one less and places of
 * which some phases lie outside; or, where the backend can put them together, cut where one or the other changes.
 */
function groupsOf(from: number, { kernel, stride, padding }: ConvolutionGeometry, size: Sides): Group[] {
  const cutAt = (...cuts: readonly number[]) => {
    const borders = [...new Set([0, ...cuts, stride])].sort((a, b) => a - b)
    const parts = borders.slice(0, -1).flatMap((start, i) => {
      const taps = Math.ceil((kernel - start) / stride)
      return taps > 0 ? [{ start, end: borders[i + 1] ?? stride, taps }] : []
    })
    return parts.flatMap((rows) => parts.map((columns) => ({ rows, columns })))
  }
  const together = cutAt()
  if (!hasKernel(placePhasesKernel)) return together
  const work = (groups: readonly Group[]) =>
    groups.reduce((sum, { rows, columns }) => {
      const channels = (rows.end - rows.start) * (columns.end - columns.start) * from
      const [down, across] = [rows, columns].map((phases, axis) => {
        const { start, end } = placesOf(phases, stride, padding, axis === 0 ? size.height : size.width)
        return Math.max(0, end - start) * phases.taps
      })
      return sum + (down ?? 0) * (across ?? 0) * Math.ceil(channels / lanes)
    }, 0)
  const [fewer, shifted] = [kernel % stride, padding % stride]
  const ways = [together, cutAt(fewer), cutAt(shifted), cutAt(fewer, shifted)]
  return ways.reduce((best, way) => (work(way) < work(best) ? way : best))
}

/**
 * The filter of a group, as a convolution takes it: [taps, taps, out, phases * in], the last t first. Composed, it is
 * that of all phases: only where they can be put together are there others.
 */
function phaseFilter(filter: tf.Tensor4D, stride: number, group: Group): tf.Tensor4D {
  if (hasKernel(phaseFilterKernel)) {
    const { rows, columns } = group
    const box: PhaseBox = [rows.start, rows.end, columns.start, columns.end]
    return runKernel(phaseFilterKernel, { filter }, { stride, box, taps: [rows.taps, columns.taps] })
  }
  return tf.tidy(() => {
    const [kernel, , from, to] = filter.shape
    const { taps } = group.rows
    const missing: Pair = [0, stride * taps - kernel]
    const padded = missing[1] === 0 ? filter : tf.pad(filter, [missing, missing, [0, 0], [0, 0]])
    const reversed = tf.reverse(tf.reshape(padded, [taps, stride, taps, stride * from * to]), [0, 2])
    const phases = tf.transpose(
      tf.reshape(reversed, [taps, stride, taps, stride, from, to]),
      [0, 2, 5, 1, 3, 4],
    )
    return tf.reshape(phases, [taps, taps, to, stride * stride * from])
  })
}

/** Puts the phases that the groups made, as channels, in their places. */
function place(made: readonly tf.Tensor4D[], attrs: PlacePhasesAttrs): tf.Tensor4D {
  const { stride, firsts, top, left, height, width } = attrs
  if (stride > 1 && hasKernel(placePhasesKernel)) {
    return runKernel(placePhasesKernel, Object.fromEntries(made.entries()), attrs)
  }
  const [only] = made
  const [first] = firsts
  if (!only || !first) throw new Error('The phases of a transposed convolution are made together.')
  const spread = stride === 1 ? only : tf.depthToSpace(only, stride)
  const from = (before: number, at: number, size: number) => {
    const start = before - stride * at
    return { start, end: start + size }
  }
  return cut(spread, whole(only.shape[0]), from(top, first[0], height), from(left, first[1], width))
}
