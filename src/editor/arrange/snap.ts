import type { Rect } from './rect'

/**
 * What the canvas draws to show why something snapped. A guide stands across the axis, where edges or centers agree; a
 * gap lies along it, between two neighbors.
 */
export interface SnapLine {
  readonly kind: 'guide' | 'gap'
  readonly axis: 'x' | 'y'
  /** A guide's place on its axis; a gap's on the other one. */
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snap {
  readonly dx: number
  readonly dy: number
  readonly lines: readonly SnapLine[]
}

/** A rectangle as one axis sees it: its extent along the axis and across. */
interface Span {
  readonly start: number
  readonly end: number
  readonly low: number
  readonly high: number
}

/**
 * Where something being moved fits its neighbors: edges and centers in line first, then equal gaps.
 *
 * @param reach how far it lets itself be drawn, in graph units.
 */
export function snap(moving: Rect, others: readonly Rect[], reach: number): Snap {
  const dx = offset(moving, others, 'x', reach)
  const dy = offset(moving, others, 'y', reach)
  const placed = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) }
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    lines: [
      ...(dx === undefined ? [] : lines(placed, others, 'x')),
      ...(dy === undefined ? [] : lines(placed, others, 'y')),
    ],
  }
}

/** How far to the nearest grid line, for an upper left corner at `at`. */
export function gridOffset(at: number, grid: number): number {
  return Math.round(at / grid) * grid - at
}

/** Two values that are shown as the same. */
const same = 0.5

function offset(
  moving: Rect,
  others: readonly Rect[],
  axis: SnapLine['axis'],
  reach: number,
): number | undefined {
  const span = spanOf(moving, axis)
  const spans = others.map((other) => spanOf(other, axis))
  const guides = spans.flatMap((other) =>
    guidesOf(other).flatMap((theirs) => guidesOf(span).map((ours) => theirs - ours)),
  )
  return nearest(guides, reach) ?? nearest(gapTargets(span, spans), reach)
}

function nearest(offsets: readonly number[], reach: number): number | undefined {
  let best: number | undefined
  for (const one of offsets) {
    if (Math.abs(one) <= reach && (best === undefined || Math.abs(one) < Math.abs(best))) best = one
  }
  return best
}

function lines(placed: Rect, others: readonly Rect[], axis: SnapLine['axis']): readonly SnapLine[] {
  const span = spanOf(placed, axis)
  const spans = others.map((other) => spanOf(other, axis))
  const found = guidesOf(span).flatMap((at): SnapLine[] => {
    const inLine = spans.filter((other) => guidesOf(other).some((guide) => Math.abs(guide - at) < same))
    if (inLine.length === 0) return []
    const all = [span, ...inLine]
    const from = Math.min(...all.map(({ low }) => low))
    const to = Math.max(...all.map(({ high }) => high))
    return [{ kind: 'guide', axis, at, from, to }]
  })
  return found.length > 0 ? found : gapLines(span, spans, axis)
}

/** Offsets at which the gap to one neighbor equals that to the other, or that between two on the same side. */
function gapTargets(span: Span, spans: readonly Span[]): readonly number[] {
  const { before, beyondBefore, after, beyondAfter } = neighbors(span, spans)
  const targets: number[] = []
  if (before && after) targets.push((before.end + after.start - (span.end - span.start)) / 2 - span.start)
  if (before && beyondBefore) targets.push(before.end + (before.start - beyondBefore.end) - span.start)
  if (after && beyondAfter) targets.push(after.start - (beyondAfter.start - after.end) - span.end)
  return targets
}

function gapLines(span: Span, spans: readonly Span[], axis: SnapLine['axis']): readonly SnapLine[] {
  const { before, beyondBefore, after, beyondAfter } = neighbors(span, spans)
  const at = (span.low + span.high) / 2
  const gap = (first: Span, second: Span): SnapLine => ({
    kind: 'gap',
    axis,
    at,
    from: first.end,
    to: second.start,
  })
  const equal = (a: SnapLine, b: SnapLine) => Math.abs(a.to - a.from - (b.to - b.from)) < same
  const pairs = [
    before && after && [gap(before, span), gap(span, after)],
    before && beyondBefore && [gap(beyondBefore, before), gap(before, span)],
    after && beyondAfter && [gap(span, after), gap(after, beyondAfter)],
  ]
  for (const pair of pairs) {
    const [a, b] = pair ?? []
    if (a && b && equal(a, b)) return [a, b]
  }
  return []
}

/** The nearest on both sides in the same row, and the nearest beyond those. */
function neighbors(span: Span, spans: readonly Span[]) {
  const row = spans.filter((other) => other.low < span.high && span.low < other.high)
  const center = (span.start + span.end) / 2
  const left = row.filter(({ end }) => end <= center).sort((a, b) => b.end - a.end)
  const right = row.filter(({ start }) => start >= center).sort((a, b) => a.start - b.start)
  const [before, after] = [left[0], right[0]]
  return {
    before,
    after,
    beyondBefore: before && left.find(({ end }) => end < before.start),
    beyondAfter: after && right.find(({ start }) => start > after.end),
  }
}

function guidesOf({ start, end }: Span): readonly number[] {
  return [start, (start + end) / 2, end]
}

function spanOf({ x, y, width, height }: Rect, axis: SnapLine['axis']): Span {
  return axis === 'x'
    ? { start: x, end: x + width, low: y, high: y + height }
    : { start: y, end: y + height, low: x, high: x + width }
}
