import { FARTHEST, LONGEST_ID, MOST_ASSETS, MOST_GROUPS, MOST_PARAMS, most, reservedNames } from './limits'
import type { Json } from './param'
import { list, table, z } from './zod'

/** The `format` member of every graph file. */
export const FORMAT = 'gramarye-graph'
/** The newest format this program reads and the one it writes. */
export const FORMAT_VERSION = 1

/** What a file holds is known to be plain data before the schema sees it. */
const json = z.custom<Json>()
/** Far out, sums of places would lose what lies between them, and at last overflow. */
const finite = z.number().min(-FARTHEST).max(FARTHEST)
const notReserved = [
  (name: string) => !reservedNames.has(name),
  'is a name that every object has, which nothing in a graph may be called',
] as const
const id = z
  .string()
  .min(1)
  .max(LONGEST_ID)
  .refine(...notReserved)
const point: z.ZodType<{ x: number; y: number }> = z.looseObject({ x: finite, y: finite })
const size: z.ZodType<{ width: number; height: number }> = z.looseObject({
  width: finite.positive(),
  height: finite.positive(),
})
const title = z.string().max(500)
const label = z.string().max(500).optional()
/** Of a wire's end or of a param; room for many groups inside each other. */
const path = z
  .string()
  .min(1)
  .max(5000)
  .refine(...notReserved)
/** A name of the editor's palette, or a CSS color. */
const colorName = z.string().max(50)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal')

/** Members this version does not know are kept and written back, so that no program loses another's data. */
const nodeSchema = z.looseObject({
  id,
  /** `category/name` of a definition, or of one this program does not have. */
  type: id,
  version: z.int().positive(),
  position: point,
  params: table(z.string().max(200), json, MOST_PARAMS),
  label: z.string().max(500).optional(),
  /** Outputs nothing; what depends on it says so. */
  muted: z.boolean().optional(),
  /** Does not run: gives each output what is wired into the first input of the same type. */
  bypassed: z.boolean().optional(),
  /** Shown as its title and ports alone. */
  collapsed: z.boolean().optional(),
  /** Stays where it is. */
  pinned: z.boolean().optional(),
  color: colorName.optional(),
})

const endSchema: z.ZodType<{ node: string; port: string }> = z.looseObject({ node: id, port: id })
/** `at`: how many of the wires inside come before those from outside, which otherwise come after all of them. */
const targetSchema = z.looseObject({ node: id, port: id, at: z.int().nonnegative().optional() })
/** A wire has no id: no two wires join the same pair of ports. */
const edgeSchema = z.looseObject({
  from: endSchema,
  to: endSchema,
  /** Where the wire is led through, from its source on. */
  points: list(point, 100).optional(),
})

const frameSchema = z.looseObject({ id, title, color: colorName, position: point, size })

/** `text` is Markdown, shown without any HTML that it may hold. */
const noteSchema = z.looseObject({
  id,
  text: z.string().max(20_000),
  color: colorName.optional(),
  position: point,
  size,
})

/** What is on one canvas: that of the document, or the inside of a group. */
const body = {
  nodes: list(nodeSchema, most.nodes),
  edges: list(edgeSchema, most.edges),
  frames: list(frameSchema, most.frames),
  notes: list(noteSchema, most.notes),
}

const inputSchema = z.looseObject({ key: id, label, to: list(targetSchema, 1000) })
const outputSchema = z.looseObject({ key: id, label, from: endSchema })
const groupParamSchema = z.looseObject({ key: id, label, node: id, param: id })

/**
 * A reusable group: a node of the type `group/ID` stands for all that is inside. Its ports and params lead to those of
 * nodes inside, which may be groups themselves.
 */
const groupSchema = z.looseObject({
  id,
  title,
  doc: z.string().max(5000).optional(),
  color: colorName.optional(),
  inputs: list(inputSchema, 200),
  outputs: list(outputSchema, 200),
  params: list(groupParamSchema, 1000),
  ...body,
})

/** A place on the canvas to come back to: what is in the middle, in graph units, and how large it is shown. */
const bookmarkSchema = z.looseObject({
  name: title,
  x: finite,
  y: finite,
  zoom: finite.positive(),
  /** The groups that were opened to get there, the outermost first; absent on the document's own canvas. */
  scope: list(id, 100).optional(),
})

/** What the app view shows. Nodes inside groups are named by their whole path, such as `group/node`. */
const appParamSchema = z.looseObject({ node: path, param: id, label })
const appOutputSchema = z.looseObject({ node: path, port: id, label })
const appSchema = z.looseObject({ params: list(appParamSchema, 1000), outputs: list(appOutputSchema, 200) })

const assetSchema = z.looseObject({
  name: z.string().max(500),
  mime: z.string().max(200),
  bytes: z.int().nonnegative(),
  /** Base64 of the content when the graph carries it; absent when it only refers to it. */
  data: z.string().optional(),
})

export const documentSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  title,
  ...body,
  groups: list(groupSchema, MOST_GROUPS).optional(),
  bookmarks: list(bookmarkSchema, 1000).optional(),
  app: appSchema.optional(),
  assets: table(sha256, assetSchema, MOST_ASSETS),
})

/** Names of the members that this version knows, in the order in which they are written. */
export const members = {
  document: Object.keys(documentSchema.shape),
  nodes: Object.keys(nodeSchema.shape),
  edges: Object.keys(edgeSchema.shape),
  frames: Object.keys(frameSchema.shape),
  notes: Object.keys(noteSchema.shape),
  groups: Object.keys(groupSchema.shape),
  groupInputs: Object.keys(inputSchema.shape),
  groupOutputs: Object.keys(outputSchema.shape),
  groupParams: Object.keys(groupParamSchema.shape),
  bookmarks: Object.keys(bookmarkSchema.shape),
  appParams: Object.keys(appParamSchema.shape),
  appOutputs: Object.keys(appOutputSchema.shape),
  assets: Object.keys(assetSchema.shape),
}

export type GraphDocument = z.infer<typeof documentSchema>
export type GraphNode = GraphDocument['nodes'][number]
export type GraphEdge = GraphDocument['edges'][number]
export type GraphAsset = GraphDocument['assets'][string]
export type GraphFrame = GraphDocument['frames'][number]
export type GraphNote = GraphDocument['notes'][number]
export type GroupDefinition = NonNullable<GraphDocument['groups']>[number]
export type Bookmark = NonNullable<GraphDocument['bookmarks']>[number]
export type AppView = NonNullable<GraphDocument['app']>
/** What is on one canvas: that of the document, or the inside of a group. */
export type GraphBody = Pick<GraphDocument, 'nodes' | 'edges' | 'frames' | 'notes'>
export type PortAddress = GraphEdge['from']

export function emptyDocument(title: string): GraphDocument {
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    title,
    nodes: [],
    edges: [],
    frames: [],
    notes: [],
    assets: {},
  }
}
