import { decodeBase64, encodeBase64 } from './base64'
import { deflate, inflate } from './deflate'
import { megabytesAllowed } from './megabytes'
import type { Fault } from './problem'

/** Longest link, in characters: what Chromium takes as an address, less some room for the page's own. */
export const MOST_LINK_LENGTH = 2_000_000
/** Most text that a link may unpack to, in bytes: pictures within the length of a link have far less. */
const MOST_TEXT_BYTES = 16 * 1024 * 1024

const NAME = '#graph='
const VERSION = '1'

export type LinkText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: Fault }

/**
 * The part of an address from `#` on that carries a graph: it stays in the browser, since servers are never sent it.
 *
 * @returns undefined when the text is more than a link may carry, however well it packs.
 */
export async function graphLink(text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > MOST_TEXT_BYTES) return undefined
  const packed = encodeBase64(await deflate(bytes, 'deflate-raw'))
  return `${NAME}${VERSION}.${packed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** The text of the graph that a link carries. Never throws for bad input, and unpacks no more than a bound. */
export async function readGraphLink(fragment: string): Promise<LinkText> {
  if (fragment.length > MOST_LINK_LENGTH) return refuse(tooLong(fragment.length))
  const [, version, packed] = /^#graph=(\d{1,9})\.([A-Za-z0-9_-]*)$/.exec(fragment) ?? []
  if (version === undefined || packed === undefined) return refuse(malformed)
  if (version !== VERSION) return refuse(newer(version))
  const padding = '='.repeat((4 - (packed.length % 4)) % 4)
  const bytes = decodeBase64(packed.replaceAll('-', '+').replaceAll('_', '/') + padding)
  if (!bytes) return refuse(cut)
  const unpacked = await inflate(bytes, 'deflate-raw', MOST_TEXT_BYTES)
  if (unpacked === 'too-large') return refuse(tooMuch)
  if (unpacked === 'damaged') return refuse(cut)
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(unpacked) }
  } catch {
    return refuse(cut)
  }
}

function refuse(fault: Fault): LinkText {
  return { ok: false, fault }
}

const REMEDY = 'Ask for the link again, or for the graph as a file.'

const malformed: Fault = {
  code: 'link-malformed',
  message: 'What stands behind “#graph=” in this link is no graph of Gramarye.',
  remedy: REMEDY,
  values: {},
}

const cut: Fault = {
  code: 'link-damaged',
  message: 'The graph in this link is not whole: it was cut off or changed on its way here.',
  remedy: REMEDY,
  values: {},
}

const tooMuch: Fault = {
  code: 'link-too-much',
  message: `The graph in this link unpacks to more than ${megabytesAllowed(MOST_TEXT_BYTES)} MB.`,
  remedy: REMEDY,
  values: { limit: megabytesAllowed(MOST_TEXT_BYTES) },
}

function tooLong(length: number): Fault {
  return {
    code: 'link-too-long',
    message: `This link has ${length} characters; at most ${MOST_LINK_LENGTH} are read.`,
    remedy: REMEDY,
    values: { length, limit: MOST_LINK_LENGTH },
  }
}

function newer(version: string): Fault {
  return {
    code: 'link-newer',
    message: `This link was made by a newer Gramarye: it is of kind ${version}, and this program reads kind ${VERSION}.`,
    remedy: 'Update Gramarye to open it.',
    values: { version, newest: VERSION },
  }
}
