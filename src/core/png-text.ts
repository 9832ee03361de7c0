import { deflate, inflate } from './deflate'
import { isIntact, type PngChunk, pngChunk, pngChunks } from './png-chunks'

/** What a picture holds under a keyword. */
export type PngText =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'none' | 'damaged' | 'too-large' }

/** International text: the only kind of PNG text that is UTF-8. */
const ITXT = 'iTXt'
/** Keyword, compression flag and method, language, translated keyword, text; a zero byte ends each of the names. */
const COMPRESSED = 1
const ZLIB = 0

/**
 * The text that a PNG holds under a keyword. Never throws for bad input, and unpacks at most `maxBytes`. What comes after
 * the text may be missing.
 */
export async function readPngText(
  bytes: Uint8Array<ArrayBuffer>,
  keyword: string,
  maxBytes: number,
): Promise<PngText> {
  for (const chunk of pngChunks(bytes)) {
    if (!isTextOf(bytes, chunk, keyword)) continue
    return isIntact(bytes, chunk)
      ? readText(bytes.subarray(chunk.from, chunk.to), keyword, maxBytes)
      : damaged
  }
  return { kind: 'none' }
}

/**
 * The PNG with a text under a keyword, in place of one that it holds already. The text stands before the pixels, so that
 * a file that broke off on its way still has it.
 *
 * @throws Error when the bytes are no PNG.
 */
export async function writePngText(
  bytes: Uint8Array<ArrayBuffer>,
  keyword: string,
  text: string,
): Promise<Blob> {
  const chunk = await textChunk(keyword, text)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let from = 0
  let written = false
  for (const old of pngChunks(bytes)) {
    const isSame = isTextOf(bytes, old, keyword)
    const isPlace = old.type === 'IDAT' && !written
    if (!isSame && !isPlace) continue
    parts.push(bytes.subarray(from, old.start))
    if (isPlace) {
      parts.push(chunk)
      written = true
    }
    from = isSame ? old.end : old.start
  }
  if (!written) throw new Error('This is no PNG: it has no pixels.')
  return new Blob([...parts, bytes.subarray(from)], { type: 'image/png' })
}

const damaged: PngText = { kind: 'damaged' }

function isTextOf(bytes: Uint8Array, { type, from, to }: PngChunk, keyword: string): boolean {
  if (type !== ITXT || to - from < keyword.length + 5) return false
  for (let index = 0; index < keyword.length; index++) {
    if (bytes[from + index] !== keyword.charCodeAt(index)) return false
  }
  return bytes[from + keyword.length] === 0
}

async function readText(data: Uint8Array<ArrayBuffer>, keyword: string, maxBytes: number): Promise<PngText> {
  const flag = data[keyword.length + 1]
  const method = data[keyword.length + 2]
  const language = data.indexOf(0, keyword.length + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0 || (flag !== 0 && flag !== COMPRESSED) || method !== ZLIB) return damaged
  const stored = data.subarray(translated + 1)
  if (flag === 0 && stored.length > maxBytes) return { kind: 'too-large' }
  const content = flag === COMPRESSED ? await inflate(stored, 'deflate', maxBytes) : stored
  if (content === 'too-large' || content === 'damaged') return { kind: content }
  try {
    return { kind: 'found', text: new TextDecoder('utf-8', { fatal: true }).decode(content) }
  } catch {
    return damaged
  }
}

async function textChunk(keyword: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await deflate(new TextEncoder().encode(text), 'deflate')
  const head = new TextEncoder().encode(`${keyword}\0${String.fromCharCode(COMPRESSED, ZLIB)}\0\0`)
  const data = new Uint8Array(head.length + packed.length)
  data.set(head)
  data.set(packed, head.length)
  return pngChunk(ITXT, data)
}
