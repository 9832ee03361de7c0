import type { Cost, Shape3 } from '../cost'
import { copyCost, kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'

interface Size {
  readonly width: number
  readonly height: number
}

/** Rows of the result in one band: each is multiplied with all places of the input that the band needs. */
const bandRows = 32

/** What `resizeImage` takes; its result is the only thing left. A copy when the size stays the same. */
export function resizeCost([height, width, channels]: Shape3, to: Size): Cost {
  if (to.height === height && to.width === width) return copyCost([height, width, channels])
  const rows: Shape3 = [to.height, width, channels]
  const result: Shape3 = [to.height, to.width, channels]
  const ledger = new Ledger()
  // Along each axis: the bands, then the whole; each of both is turned, and all of it is freed at the end.
  ledger.pass(2 * shapeBytes(rows))
  ledger.takeAll(2 * shapeBytes(rows))
  ledger.pass(2 * shapeBytes(result))
  return {
    work:
      alongAxis(height, to.height, width * channels) +
      alongAxis(width, to.width, to.height * channels) +
      2 * valueWork * (valuesIn(rows) + valuesIn(result)),
    peak: ledger.peak,
  }
}

/** A product of matrices in bands of rows, each with no more of the input than it looks at. */
function alongAxis(from: number, to: number, across: number): number {
  if (from === to) return 0
  // Each band is cut out and multiplied.
  const kernels = 2 * Math.ceil(to / bandRows)
  return kernels * kernelWork + 2 * to * Math.min(from, bandRows * Math.max(1, from / to)) * across
}
