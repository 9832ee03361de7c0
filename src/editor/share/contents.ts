import type { GraphDocument } from '../../core/document'
import { bodiesOf } from '../../core/groups'
import { withoutUnusedAssets } from '../actions/assets'

/** What a graph holds, as far as those who give it away want to know. */
export interface GraphContents {
  readonly title: string
  readonly nodes: number
  readonly wires: number
  readonly notes: number
  readonly files: readonly ContentFile[]
}

export interface ContentFile {
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  /** Whether its content is in the graph, so that it can be given away. */
  readonly carried: boolean
}

/** Those of the document's own canvas and of all its groups. */
export function contentsOf(document: GraphDocument): GraphContents {
  const bodies = bodiesOf(document)
  const count = (key: 'nodes' | 'edges' | 'notes') => bodies.reduce((sum, body) => sum + body[key].length, 0)
  const { assets } = withoutUnusedAssets(document)
  return {
    title: document.title,
    nodes: count('nodes'),
    wires: count('edges'),
    notes: count('notes'),
    files: Object.entries(assets).map(([sha256, { name, bytes, data }]) => ({
      sha256,
      name,
      bytes,
      carried: data !== undefined,
    })),
  }
}

/** The document as it is given away: only the chosen files have their content with them. */
export function documentToShare(document: GraphDocument, chosen: ReadonlySet<string>): GraphDocument {
  const { assets } = withoutUnusedAssets(document)
  return {
    ...document,
    assets: Object.fromEntries(
      Object.entries(assets).map(([sha256, asset]) => {
        if (chosen.has(sha256)) return [sha256, asset]
        const { data: _, ...named } = asset
        return [sha256, named]
      }),
    ),
  }
}
