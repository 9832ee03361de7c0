import * as tf from '@tensorflow/tfjs-core'
import type { Pair } from './geometry'
import type { PhaseBox, PlacePhasesAttrs } from './names'
import { hasKernel, phaseFilterKernel, placePhasesKernel, runKernel } from './names'
import { cut, run, whole } from './run'

/** Phases start to end (exclusive) of one axis, and the taps of each. */
interface Phases {
  readonly start: number
  readonly end: number
  readonly taps: number
}

/** Phases that one convolution makes. */
interface Group {
  readonly rows: Phases
  readonly columns: Phases
}

/** Which part of a transposed convolution is made: place 0 of it is place `top` without padding. */
export interface Part {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

/**
 * A transposed convolution as plain ones, which never see the zeros that others put between the places of dy. Place u
 * of its result sees place i of dy through tap u + p - si of the filter. With u + p = sq + a, the taps of phase a are
 * a + st at places q - t: a convolution of stride 1, for several phases at once with so many times the channels.
 */
export class PhaseFilters {
  readonly #stride: number
  readonly #groups: readonly { readonly group: Group; readonly filter: tf.Tensor4D }[]

  /** filter: [k, k, in, out]; the caller keeps it. */
  constructor(filter: tf.Tensor4D, stride: number) {
    const [kernel, , from] = filter.shape
    this.#stride = stride
    this.#groups = groupsOf(kernel, stride, from).map((group) => ({
      group,
      filter: phaseFilter(filter, stride, group),
    }))
  }

  dispose(): void {
    for (const { filter } of this.#groups) filter.dispose()
  }

  /** dy [n, h', w', out] -> [n, height, width, in] */
  apply(dy: tf.Tensor4D, { top, left, height, width }: Part): tf.Tensor4D {
    const stride = this.#stride
    const axis = (along: keyof Group, before: number, size: number, length: number) => {
      const fewest = Math.min(...this.#groups.map(({ group }) => group[along].taps))
      // The first q that is made; where dy ends before the taps of the first that is needed, one that still sees it.
      const first = Math.min(Math.floor(before / stride), fewest - 1 + length - 1)
      const end = Math.floor((size - 1 + before) / stride) + 1
      const around = ({ taps }: Phases): Pair => [taps - 1 - first, end - length]
      return { around, start: before - stride * first }
    }
    const rows = axis('rows', top, height, dy.shape[1])
    const columns = axis('columns', left, width, dy.shape[2])
    return tf.tidy(() => {
      const made = this.#groups.map(({ group, filter }) =>
        run(dy, filter, { rows: rows.around(group.rows), columns: columns.around(group.columns) }),
      )
      const boxes = this.#groups.map(({ group }) => boxOf(group))
      return place(made, { stride, boxes, top: rows.start, left: columns.start, height, width })
    })
  }
}

/** wasm computes so many output channels at once, also when it needs fewer. */
const lanes = 8

/**
 * All phases at once, with taps of zeros where some have one less; or, where that is less work and the backend can put
 * them together, phases with as many taps each by themselves.
 */
function groupsOf(kernel: number, stride: number, from: number): Group[] {
  const taps = Math.ceil(kernel / stride)
  const all = { start: 0, end: stride, taps }
  const joint = [{ rows: all, columns: all }]
  if (kernel % stride === 0 || !hasKernel(placePhasesKernel)) return joint
  const parts = [
    { start: 0, end: kernel % stride, taps },
    { start: kernel % stride, end: stride, taps: taps - 1 },
  ].filter((part) => part.taps > 0)
  const apart = parts.flatMap((rows) => parts.map((columns) => ({ rows, columns })))
  const work = (groups: readonly Group[]) =>
    groups.reduce((sum, { rows, columns }) => {
      const channels = (rows.end - rows.start) * (columns.end - columns.start) * from
      return sum + rows.taps * columns.taps * Math.ceil(channels / lanes)
    }, 0)
  return work(apart) < work(joint) ? apart : joint
}

function boxOf({ rows, columns }: Group): PhaseBox {
  return [rows.start, rows.end, columns.start, columns.end]
}

/**
 * The filter of a group, as a convolution takes it: [taps, taps, out, phases * in], the last t first. Composed, it is
 * that of all phases: only where they can be put together are there others.
 */
function phaseFilter(filter: tf.Tensor4D, stride: number, group: Group): tf.Tensor4D {
  if (hasKernel(phaseFilterKernel)) {
    const taps: Pair = [group.rows.taps, group.columns.taps]
    return runKernel(phaseFilterKernel, { filter }, { stride, taps, box: boxOf(group) })
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
  const { stride, top, left, height, width } = attrs
  const [first] = made
  if (!first) throw new Error('A transposed convolution has at least one phase.')
  if (stride > 1 && hasKernel(placePhasesKernel))
    return runKernel(placePhasesKernel, Object.fromEntries(made.entries()), attrs)
  const spread = stride === 1 ? first : tf.depthToSpace(first, stride)
  const images = whole(first.shape[0])
  return cut(spread, images, { start: top, end: top + height }, { start: left, end: left + width })
}
