import content from './manifest.json'
import { z } from './zod'

const file = z.object({
  path: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const network = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['encoder', 'decoder']),
  purpose: z.string(),
  license: z.string(),
  credit: z.string(),
  /** Where the network comes from, for people. */
  source: z.url(),
  /** Whether the files are part of the project. */
  embedded: z.boolean(),
  /** Where the files are downloaded from; null for embedded ones, and where there are none. */
  baseUrl: z.url().nullable(),
  /** Weights for people to get and give by themselves: a file too large to be loaded unasked. */
  byHand: z
    .object({ url: z.url(), megabytes: z.number(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
  /** In order: concatenated, they hold the network's tensors. */
  files: z.array(file),
})

/** What models/manifest.json says about one network. */
export type ManifestNetwork = z.infer<typeof network>

const schema = z.object({
  format: z.literal('gramarye-models'),
  version: z.literal(1),
  networks: z.array(network),
})

/** Every network the program knows: files, hashes, licenses, credits. */
export const manifest = schema.parse(content)

/** Throws when there is no such network. */
export function networkEntry(id: string): ManifestNetwork {
  const found = manifest.networks.find((entry) => entry.id === id)
  if (found) return found
  const known = manifest.networks.map((entry) => entry.id).join(', ')
  throw new Error(`There is no network "${id}". There are: ${known}.`)
}
