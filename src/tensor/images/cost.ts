import type { Cost, Shape3 } from '../cost'
import { copyCost } from '../cost'
import type { ResizeFilter } from './filter'
import { resizeFilters } from './resize'
import { filterCost } from './separable'

interface Size {
  readonly width: number
  readonly height: number
}

/** What `resizeImage` takes; its result is the only thing left. A copy when the size stays the same. */
export function resizeCost(shape: Shape3, to: Size, filter?: ResizeFilter): Cost {
  const [height, width] = shape
  if (to.height === height && to.width === width) return copyCost(shape)
  return filterCost(shape, resizeFilters(shape, to, filter))
}
