import { z } from 'zod'
import type { Json } from './param'

/** The `format` member of every graph file. */
export const FORMAT = 'gramarye-graph'
/** The newest format this program reads and the one it writes. */
export const FORMAT_VERSION = 1

const json: z.ZodType<Json> = z.json()
const finite = z.number().finite()
const id = z.string().min(1).max(200)
const point: z.ZodType<{ x: number; y: number }> = z.looseObject({ x: finite, y: finite })
const size: z.ZodType<{ width: number; height: number }> = z.looseObject({
  width: finite.positive(),
  height: finite.positive(),
})
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal')

/** Members this version does not know are kept and written back, so that no program loses another's data. */
const nodeSchema = z.looseObject({
  id,
  /** `category/name` of a definition, or of one this program does not have. */
  type: id,
  version: z.int().positive(),
  position: point,
  params: z.record(z.string().max(200), json),
  label: z.string().max(500).optional(),
  /** Outputs nothing; what depends on it says so. */
  muted: z.boolean().optional(),
})

const endSchema: z.ZodType<{ node: string; port: string }> = z.looseObject({ node: id, port: id })
/** A wire has no id: no two wires join the same pair of ports. */
const edgeSchema = z.looseObject({ from: endSchema, to: endSchema })

const frameSchema = z.looseObject({
  id,
  title: z.string().max(500),
  color: z.string().max(50),
  position: point,
  size,
})

const noteSchema = z.looseObject({ id, text: z.string().max(20_000), position: point, size })

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
  title: z.string().max(500),
  nodes: z.array(nodeSchema).max(10_000),
  edges: z.array(edgeSchema).max(100_000),
  frames: z.array(frameSchema).max(10_000),
  notes: z.array(noteSchema).max(10_000),
  assets: z.record(sha256, assetSchema),
})

export type GraphDocument = z.infer<typeof documentSchema>
export type GraphNode = GraphDocument['nodes'][number]
export type GraphEdge = GraphDocument['edges'][number]
export type GraphAsset = GraphDocument['assets'][string]
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
