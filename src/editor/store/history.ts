import type { Patch } from 'immer'
import type { EditName } from './edits'
import type { Scope } from './scope'
import type { Subject } from './subject'

/** One entry of the history: what a person would call one change. */
export interface Step {
  readonly name: EditName
  readonly subject?: Subject
  readonly patches: readonly Patch[]
  readonly inverse: readonly Patch[]
  /** The canvas it was made on, which undo shows again. */
  readonly scope: Scope
  /** Edits with the same key that follow closely are one step. */
  readonly key?: string
  readonly at: number
}

export interface History {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

export const emptyHistory: History = { past: [], future: [] }

const limit = 500
/** Longest pause, in ms, within one slider drag or burst of key presses. */
const pause = 1000

export function record(history: History, step: Step): History {
  const last = history.past.at(-1)
  if (last && last.key !== undefined && last.key === step.key && step.at - last.at < pause) {
    return { past: [...history.past.slice(0, -1), merge(last, step)], future: [] }
  }
  return { past: [...history.past, step].slice(-limit), future: [] }
}

/** The next edit starts a step of its own, whatever its key. */
export function seal(history: History): History {
  const last = history.past.at(-1)
  if (last?.key === undefined) return history
  const { key: _, ...sealed } = last
  return { ...history, past: [...history.past.slice(0, -1), sealed] }
}

function merge(first: Step, second: Step): Step {
  const patches = [...first.patches, ...second.patches]
  const inverse = [...second.inverse, ...first.inverse]
  const compact = [...patches, ...inverse].every((patch) => patch.op === 'replace')
  return {
    ...second,
    patches: compact ? lastOfEachPath(patches) : patches,
    inverse: compact ? lastOfEachPath(inverse) : inverse,
  }
}

/** Replacements alone: only the last one of each place matters, so a long drag stays one small step. */
function lastOfEachPath(patches: readonly Patch[]): readonly Patch[] {
  const byPath = new Map<string, Patch>()
  for (const patch of patches) byPath.set(JSON.stringify(patch.path), patch)
  return [...byPath.values()]
}
