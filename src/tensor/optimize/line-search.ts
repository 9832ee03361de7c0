/** One point on the line: how far, the function there, and its slope. */
export interface LinePoint {
  readonly length: number
  readonly value: number
  readonly slope: number
}

/** A search under way, as plain data, so that it can be kept in a checkpoint. */
export interface LineSearch {
  /** At length 0, where the slope is negative. */
  readonly start: LinePoint
  /** The best point that is short enough in value; the start at first. */
  readonly low: LinePoint
  /** The other end of a stretch that has an acceptable point in it; null while none has been found. */
  readonly high: LinePoint | null
  /** The length to be evaluated next. */
  readonly trial: number
  readonly evaluations: number
}

export type LineVerdict =
  /** The point just evaluated is the one. */
  | { readonly kind: 'accept' }
  /** Evaluations ran out: `low` has to do; at length 0, no step made it any better. */
  | { readonly kind: 'settle' }
  /** @property better whether the point just evaluated is the new `low`. */
  | { readonly kind: 'go-on'; readonly search: LineSearch; readonly better: boolean }

/** Sufficient decrease and curvature, as Nocedal and Wright advise for quasi-Newton methods. */
const decrease = 1e-4
const curvature = 0.9
const mostEvaluations = 12
/** While no end of the stretch is known, each trial is so many times as long as the one before. */
const widening = 2.5
/** A trial stays away from both ends of the stretch by this part of it. */
const margin = 0.1
/** Sums in single precision are not told apart any closer; relative to the value. */
const noise = 1e-6

/** Starts with length 1, which a quasi-Newton direction is made for. */
export function beginSearch(value: number, slope: number): LineSearch {
  const start = { length: 0, value, slope }
  return { start, low: start, high: null, trial: 1, evaluations: 0 }
}

/**
 * Looks for a point with the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6), one evaluation
 * after the other.
 *
 * @param point what was found at `search.trial`.
 */
export function continueSearch(search: LineSearch, point: LinePoint): LineVerdict {
  const { start, low, high } = search
  const evaluations = search.evaluations + 1
  const allowed = start.value + decrease * point.length * start.slope + noise * Math.abs(start.value)
  const tooHigh = point.value > allowed || (point.value >= low.value && low !== start)
  if (!tooHigh && Math.abs(point.slope) <= -curvature * start.slope) return { kind: 'accept' }
  if (evaluations >= mostEvaluations) {
    return tooHigh ? { kind: 'settle' } : { kind: 'accept' }
  }
  const next = (between: { low: LinePoint; high: LinePoint | null }, better: boolean): LineVerdict => {
    const trial = between.high ? interpolate(between.low, between.high) : widening * between.low.length
    return { kind: 'go-on', search: { ...search, ...between, trial, evaluations }, better }
  }
  if (tooHigh) return next({ low, high: point }, false)
  // The stretch goes on towards where the function falls.
  const onward = high ? high.length - low.length : 1
  if (point.slope * onward >= 0) return next({ low: point, high: low }, true)
  return next({ low: point, high }, true)
}

/** The least of the cubic through both points (equation 3.59), or the middle, kept away from the ends. */
function interpolate(a: LinePoint, b: LinePoint): number {
  const [from, to] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  const away = margin * (to - from)
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.length - b.length)
  const d2 = Math.sign(b.length - a.length) * Math.sqrt(d1 * d1 - a.slope * b.slope)
  const least = b.length - ((b.length - a.length) * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2)
  if (!Number.isFinite(least)) return (from + to) / 2
  return Math.min(to - away, Math.max(from + away, least))
}
