/** Most things of each kind on one canvas of a file. */
export const most = { nodes: 10_000, edges: 100_000, frames: 10_000, notes: 10_000 } as const
/** Most groups that a file may define. */
export const MOST_GROUPS = 1000
/** Longest id. */
export const LONGEST_ID = 200
