import type { Point } from '../store/edits'

export interface Brush {
  /** Diameter, in px of the picture. */
  readonly size: number
  /** Share of the radius that is painted fully, 0..1; from there it fades to the rim. */
  readonly hardness: number
  readonly erase: boolean
}

/** What was done to a painting at once: a stroke through points in px of the picture, or everything wiped away. */
export type Mark =
  | { readonly kind: 'stroke'; readonly brush: Brush; readonly points: readonly Point[] }
  | { readonly kind: 'clear' }

/** A painting as what was done to it, so that steps can be taken back without keeping pictures of each. */
export interface Marks {
  readonly done: readonly Mark[]
  readonly undone: readonly Mark[]
}

export const noMarks: Marks = { done: [], undone: [] }

export function addMark({ done }: Marks, mark: Mark): Marks {
  return { done: [...done, mark], undone: [] }
}

export function undo({ done, undone }: Marks): Marks {
  const last = done.at(-1)
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone }
}

export function redo({ done, undone }: Marks): Marks {
  const next = undone.at(-1)
  return next ? { done: [...done, next], undone: undone.slice(0, -1) } : { done, undone }
}

/** Whether a stroke has to note a point: less than this from the last one makes no difference that could be seen. */
export function isApart(from: Point, to: Point, { size }: Brush): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= Math.max(0.5, size / 32)
}
