import type { Checkpoints, NewCheckpoint } from '../../../src/core/checkpoint'

/** Keeps checkpoints as a session does: copied when they are saved. */
export function checkpointStore(): Checkpoints & { readonly kept: NewCheckpoint[] } {
  const kept: NewCheckpoint[] = []
  return {
    kept,
    async latest(upTo, read) {
      for (const { step, state } of kept.toReversed()) {
        const found = step <= upTo ? read(structuredClone(state)) : undefined
        if (found !== undefined) return { step, state: found }
      }
      return undefined
    },
    async save(checkpoint) {
      kept.push({ ...checkpoint, state: structuredClone(checkpoint.state) })
    },
  }
}
