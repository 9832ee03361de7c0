import type { Pacer } from '../pause'

/** Changes one row or column of a mask: reads `length` values and writes as many. */
type ChangeLine = (from: Float32Array, to: Float32Array) => void

interface Plane {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

/** Applies the same change to every row of a plane, then to every column of what came out, in place. */
export async function changeLines(plane: Plane, change: ChangeLine, pacer: Pacer): Promise<void> {
  const { width, height } = plane
  for (let y = 0; y < height; y++) {
    changeOne(plane.values, y * width, 1, new Float32Array(width), change)
    if (y % linesPerLook === 0) await pacer.breathe()
  }
  for (let x = 0; x < width; x++) {
    changeOne(plane.values, x, width, new Float32Array(height), change)
    if (x % linesPerLook === 0) await pacer.breathe()
  }
}

const linesPerLook = 32

function changeOne(
  values: Float32Array,
  start: number,
  step: number,
  line: Float32Array<ArrayBuffer>,
  change: ChangeLine,
): void {
  for (let i = 0; i < line.length; i++) line[i] = values[start + i * step] ?? 0
  const changed = new Float32Array(line.length)
  change(line, changed)
  for (let i = 0; i < line.length; i++) values[start + i * step] = changed[i] ?? 0
}
