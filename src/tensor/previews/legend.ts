import { heatColors } from './colormap'

/** Which color stands for which number. */
export interface Legend {
  /** CSS, from low to high. */
  readonly colors: readonly string[]
  readonly values: readonly number[]
}

/** Of what `paintValue` paints; `valueAt` gives the number that stands at a part (0..1) of the scale. */
export function heatLegend(valueAt: (part: number) => number): Legend {
  return {
    colors: heatColors.map(([r, g, b]) => `rgb(${r} ${g} ${b})`),
    values: heatColors.map((_, index) => valueAt(index / (heatColors.length - 1))),
  }
}
