import type { NumberParam, SliderRange } from '../../core/param'

/** What a slider and its field need to know of a number. */
export interface NumberRange extends Pick<NumberParam, 'min' | 'max' | 'step' | 'scale'> {
  readonly track?: SliderRange
  readonly integer: boolean
}

/** Positions of a slider. */
export const sliderSteps = 1000

/** A logarithmic track needs a positive start; below it lies 0, as the first position. */
const logSpan = 1e-4

/** Where on the track a value stands, 0..`sliderSteps`. */
export function toPosition(range: NumberRange, value: number): number {
  const { min, max } = ends(range)
  const fraction =
    range.scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min)
  // A value of 0 on a logarithmic track gives -Infinity, which the bounds turn into the first position.
  return Math.round(Math.min(1, Math.max(0, fraction)) * sliderSteps)
}

export function fromPosition(range: NumberRange, position: number): number {
  const { min, max } = ends(range)
  const fraction = position / sliderSteps
  const lowest = (range.track ?? range).min
  if (position <= 0) return tidy(range, lowest)
  const value = range.scale === 'log' ? min * (max / min) ** fraction : min + (max - min) * fraction
  return tidy(range, value)
}

function ends(range: NumberRange): SliderRange {
  const { min, max } = range.track ?? range
  return range.scale === 'log' && min <= 0 ? { min: max * logSpan, max } : { min, max }
}

/** As many digits as the slider can tell apart: multiples of the step, or three significant digits. */
function tidy(range: NumberRange, value: number): number {
  const bounded = Math.min(range.max, Math.max(range.min, value))
  if (range.integer) return Math.round(bounded)
  if (range.scale === 'log') return Number(bounded.toPrecision(3))
  const steps = Math.round((bounded - range.min) / range.step)
  return Math.min(range.max, Number((range.min + steps * range.step).toPrecision(12)))
}

/** One press of an arrow key: a step, or on a logarithmic scale about a twentieth of the value. */
export function nudge(range: NumberRange, value: number, direction: 1 | -1): number {
  const relative = Math.max(range.integer ? 1 : 0, Math.abs(value) * 0.05)
  const size = range.scale === 'log' && value !== 0 ? relative : range.step
  const moved = Math.min(range.max, Math.max(range.min, value + direction * size))
  return range.integer ? Math.round(moved) : Number(moved.toPrecision(range.scale === 'log' ? 3 : 12))
}
