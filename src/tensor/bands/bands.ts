import type { Pacer } from '../pause'
import type { Speed } from './speed'

/** Decides how a computation is cut into bands of rows, and lets events run between them. */
export interface Bands {
  /** How many of the rows that are left to compute next, at least 1. */
  next(left: number, workPerRow: number): number
  /** What the band took; called after each. */
  done(work: number, ms: number): void
  /** Lets events run. Rejects with the signal's reason. */
  breathe(): Promise<void>
}

/** How long a band is to take, in ms. Two of them and what lies between fit well within the 100 ms Cancel may take. */
const bandMs = 35

/** Bands that each take about as long on this machine, whatever it is; one band for all where `speed` is null. */
export function bandsAt(speed: Speed | null, pacer: Pacer): Bands {
  return {
    next: (left, workPerRow) => (speed ? evenly(left, workPerRow, speed.workIn(bandMs)) : left),
    done: (work, ms) => speed?.learn(work, ms),
    breathe: () => pacer.breathe(),
  }
}

/** The rows of the next band when all that are left are divided into bands of one size within a budget. */
export function evenly(left: number, workPerRow: number, budget: number): number {
  const count = Math.ceil((left * workPerRow) / budget)
  return Math.max(1, Math.ceil(left / Math.max(1, count)))
}
