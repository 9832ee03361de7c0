import { FORMAT } from './document'
import { FRAGMENT, type Fragment } from './fragment'
import { isRecord } from './json'
import { parseJsonText } from './json-text'
import { MAX_TEXT_LENGTH } from './limits'
import { parseDocumentValue } from './parse'
import { error, type Problem } from './problem'

/** What a text from the clipboard is to a graph editor. */
export type PastedText =
  | { readonly kind: 'fragment'; readonly fragment: Fragment }
  /** A whole graph file, or something that was meant to be one. */
  | { readonly kind: 'graph' }
  | { readonly kind: 'damaged'; readonly problems: readonly Problem[] }
  /** Nothing of ours. */
  | { readonly kind: 'other' }

/** Judges a text that anybody may have written. A fragment is read as a graph file is, with the same bounds. */
export function parsePasted(text: string, maxLength = MAX_TEXT_LENGTH): PastedText {
  const start = text.trimStart()
  if (!start.startsWith('{')) return { kind: 'other' }
  const parsed = parseJsonText(start, maxLength)
  if (!parsed.ok) {
    const head = start.slice(0, 200)
    if ([FRAGMENT, FORMAT].some((name) => head.includes(`"${name}"`))) {
      return { kind: 'damaged', problems: [error(parsed.fault)] }
    }
    return { kind: 'other' }
  }
  const { value } = parsed
  if (!isRecord(value)) return { kind: 'other' }
  if (value.format === FORMAT) return { kind: 'graph' }
  if (value.format !== FRAGMENT) return { kind: 'other' }
  const read = parseDocumentValue({ title: '', ...value, format: FORMAT })
  if (!read.ok) return { kind: 'damaged', problems: read.problems }
  const { version, nodes, edges, frames, notes, groups, assets } = read.document
  return {
    kind: 'fragment',
    fragment: { version, nodes, edges, frames, notes, ...(groups && { groups }), assets },
  }
}
