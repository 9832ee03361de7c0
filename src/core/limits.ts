/** Most things of each kind on one canvas of a file. */
export const most = { nodes: 10_000, edges: 100_000, frames: 10_000, notes: 10_000 } as const
/** Most groups that a file may define. */
export const MOST_GROUPS = 1000
/** Longest id. */
export const LONGEST_ID = 200
/** Most params of one node. */
export const MOST_PARAMS = 1000
/** Most files that a graph may list. */
export const MOST_ASSETS = 10_000
/** Most things of each kind in a whole file, inside of groups and out. */
export const mostInAll = { nodes: 50_000, edges: 200_000, frames: 20_000, notes: 20_000 } as const
/** Most ports and params of all groups together. */
export const MOST_GROUP_PORTS = 50_000
/** Most values in a file: texts, numbers and the like, lists and objects. The most nodes and wires have some less. */
export const MOST_VALUES = 3_000_000
/** Most members of one object in a file. */
export const MOST_MEMBERS = 100_000
/** Most things that are told to be wrong with one file or graph. */
export const MOST_PROBLEMS = 1000
/** Longest name of anything in a file, known or not. */
export const LONGEST_NAME = 5000
/** Farther out there is nothing on a canvas, and nothing is larger. In graph units. */
export const FARTHEST = 1e9
/** Longest text that is parsed, in UTF-16 units: room for some 45 MB of pictures. */
export const MAX_TEXT_LENGTH = 64 * 1024 * 1024
/** Largest graph file that is read at all, in bytes: a text of the longest length takes no more in UTF-8. */
export const MOST_FILE_BYTES = 3 * MAX_TEXT_LENGTH

/**
 * Names that every object has. Looked up among plain data they would be found where nobody put them, so that no id and
 * no member of a file may be called so.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])
