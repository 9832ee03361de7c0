import type { GraphDocument } from '../../core/document'
import { putGraphIntoPng } from '../../core/graph-bytes'
import { graphLink, MOST_LINK_LENGTH } from '../../core/graph-link'
import { MAX_TEXT_LENGTH } from '../../core/limits'
import { serializeDocument } from '../../core/serialize'
import { documentToShare } from './contents'

export type MadeLink =
  | { readonly kind: 'link'; readonly address: string }
  /** More characters than browsers take. */
  | { readonly kind: 'too-long'; readonly length: number }
  /** More than is even packed. */
  | { readonly kind: 'too-much'; readonly bytes: number }

/** A link to this page with the graph inside. */
export async function makeLink(document: GraphDocument, chosen: ReadonlySet<string>): Promise<MadeLink> {
  const text = JSON.stringify(documentToShare(document, chosen))
  const link = await graphLink(text)
  if (link === undefined) return { kind: 'too-much', bytes: text.length }
  const { length } = link
  if (length > MOST_LINK_LENGTH) return { kind: 'too-long', length }
  return { kind: 'link', address: `${location.origin}${location.pathname}${link}` }
}

/** The picture with the graph inside, or what is too large to be read again. @throws Error when it is no PNG. */
export async function makePicture(
  picture: Blob,
  document: GraphDocument,
  chosen: ReadonlySet<string>,
): Promise<Blob | { readonly tooLarge: number }> {
  const text = serializeDocument(documentToShare(document, chosen))
  if (text.length > MAX_TEXT_LENGTH) return { tooLarge: text.length }
  const bytes = new Uint8Array(await picture.arrayBuffer())
  return putGraphIntoPng(bytes, text)
}
