import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { PhaseBox, PhaseFilterAttrs, PlacePhasesAttrs } from '../training/kernels/names'
import { phaseFilterKernel, placePhasesKernel } from '../training/kernels/names'
import { replaceKernel } from './replace-kernel'

interface FilterCall {
  readonly inputs: { readonly filter: TensorInfo }
  readonly attrs: PhaseFilterAttrs
  readonly backend: BackendWasm
}

interface PlaceCall {
  readonly inputs: Readonly<Record<string, TensorInfo>>
  readonly attrs: PlacePhasesAttrs
  readonly backend: BackendWasm
}

type Values = ReturnType<BackendWasm['typedArrayFromHeap']>

/**
 * What comes before and after the convolutions that make a transposed one, in one go over wasm's memory: tfjs's
 * transpositions and depth-to-space go value by value and take longer than the convolutions themselves.
 */
export function addPhaseKernels(): void {
  replaceKernel(phaseFilterKernel, 'wasm', phaseFilter)
  replaceKernel(placePhasesKernel, 'wasm', placePhases)
}

function phaseFilter({ inputs: { filter }, attrs, backend }: FilterCall): TensorInfo {
  const { stride, box, taps } = attrs
  const [rowStart, rowEnd, columnStart, columnEnd] = box
  const [kernel = 0, , from = 0, to = 0] = filter.shape
  const channels = (rowEnd - rowStart) * (columnEnd - columnStart) * from
  const out = backend.makeOutput([...taps, to, channels], 'float32')
  // Only now: making the output can grow the memory, which detaches the arrays that look at it.
  const [values, phases] = [backend.typedArrayFromHeap(filter), backend.typedArrayFromHeap(out)]
  const [downs, acrosses] = taps
  for (let tap = 0; tap < downs * acrosses; tap++) {
    const down = downs - 1 - Math.floor(tap / acrosses)
    const across = acrosses - 1 - (tap % acrosses)
    let at = tap * to * channels
    for (let a = rowStart; a < rowEnd; a++) {
      for (let b = columnStart; b < columnEnd; b++, at += from) {
        const [row, column] = [a + stride * down, b + stride * across]
        const start = row < kernel && column < kernel ? (row * kernel + column) * from * to : -1
        if (start < 0)
          for (let o = 0; o < to; o++) phases.fill(0, at + o * channels, at + o * channels + from)
        else transpose(values.subarray(start, start + from * to), phases.subarray(at), to, channels)
      }
    }
  }
  return out
}

/** Columns that are transposed together: as many as one line of the processor's cache holds. */
const together = 16

/** [n, columns] -> [columns, n], whose rows are so far apart. */
function transpose(from: Values, to: Values, columns: number, apart: number): void {
  for (let first = 0; first < columns; first += together) {
    const end = Math.min(columns, first + together)
    for (let start = 0, row = 0; start < from.length; start += columns, row++) {
      for (let column = first; column < end; column++) {
        to[column * apart + row] = from[start + column] ?? 0
      }
    }
  }
}

function placePhases({ inputs, attrs, backend }: PlaceCall): TensorInfo {
  const { stride, boxes, firsts, top, left, height, width } = attrs
  const made = Object.values(inputs)
  const [batch = 0, , , depth = 0] = made[0]?.shape ?? []
  const channels = depth / (boxes[0] ? phasesIn(boxes[0]) : 1)
  const out = backend.makeOutput([batch, height, width, channels], 'float32')
  const to = backend.typedArrayFromHeap(out)
  // With a stride beyond the kernel, some phases see nothing.
  if (boxes.reduce((sum, box) => sum + phasesIn(box), 0) < stride ** 2) to.fill(0)
  for (const [i, [rowStart, rowEnd, columnStart, columnEnd]] of boxes.entries()) {
    const [phases, first] = [made[i], firsts[i]]
    if (!phases || !first) continue
    const from = backend.typedArrayFromHeap(phases)
    const [, rows = 0, columns = 0, depth = 0] = phases.shape
    const run = (columnEnd - columnStart) * channels
    const line = width * channels
    for (let image = 0; image < batch; image++) {
      for (let row = 0; row < height; row++) {
        const phase = (row + top) % stride
        if (phase < rowStart || phase >= rowEnd) continue
        const q = Math.floor((row + top) / stride) - first[0]
        let start = (image * rows + q) * columns * depth + (phase - rowStart) * run
        const lineStart = (image * height + row) * line
        for (
          let column = stride * first[1] + columnStart - left;
          column < width;
          column += stride, start += depth
        ) {
          const cutOff = Math.max(0, -column) * channels
          const at = lineStart + column * channels
          const end = Math.min(run, (width - column) * channels)
          for (let i = cutOff; i < end; i++) to[at + i] = from[start + i] ?? 0
        }
      }
    }
  }
  return out
}

function phasesIn([rowStart, rowEnd, columnStart, columnEnd]: PhaseBox): number {
  return (rowEnd - rowStart) * (columnEnd - columnStart)
}
