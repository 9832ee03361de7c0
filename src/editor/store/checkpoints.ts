/** The step that a node would go on from if it were run; 0 when it would begin anew. @param steps in order. */
export function stepReached(steps: readonly number[], all: number): number {
  return steps.findLast((step) => step <= all) ?? 0
}

/** With one more. */
export function withStep(steps: readonly number[] | undefined, step: number): readonly number[] {
  return [...new Set([...(steps ?? []), step])].sort((a, b) => a - b)
}
