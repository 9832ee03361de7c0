import { FORMAT } from './document'
import { MAX_TEXT_LENGTH, MOST_FILE_BYTES } from './limits'
import { megabytes, megabytesAllowed } from './megabytes'
import { isPng } from './png-chunks'
import { readPngText, writePngText } from './png-text'
import type { Fault } from './problem'

/** Under which a PNG holds its graph. */
const KEYWORD = FORMAT

export type GraphBytes =
  | { readonly ok: true; readonly text: string; readonly from: 'file' | 'picture' }
  /** `picture`: a PNG without a graph, which may be of use as a picture. */
  | { readonly ok: false; readonly fault: Fault; readonly picture: boolean }

/** Why a file of this size is not even read. */
export function checkFileSize(bytes: number): Fault | undefined {
  if (bytes === 0) return empty
  return bytes > MOST_FILE_BYTES ? tooLarge(bytes) : undefined
}

/**
 * The text of the graph in a file of any kind, told by its content and not by its name: a graph file in UTF-8 or UTF-16,
 * or a PNG that was saved with its graph. Whether the text is a graph is not looked at. Never throws for bad input.
 */
export async function readGraphBytes(bytes: Uint8Array<ArrayBuffer>): Promise<GraphBytes> {
  const fault = checkFileSize(bytes.length)
  if (fault) return refuse(fault)
  if (isPng(bytes)) return readPicture(bytes)
  const kind = kinds.find(({ magic, at = 0 }) => magic.every((byte, index) => bytes[at + index] === byte))
  if (kind) return refuse(kind.picture ? otherPicture(kind.name) : otherKind(kind.name))
  const encoding = utf16Of(bytes)
  try {
    return {
      ok: true,
      text: new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes),
      from: 'file',
    }
  } catch {
    return refuse(encoding ? notUtf16 : notText(bytes))
  }
}

/** The PNG with a graph inside, in place of one that it has already. @throws Error when it is no PNG. */
export function putGraphIntoPng(png: Uint8Array<ArrayBuffer>, text: string): Promise<Blob> {
  return writePngText(png, KEYWORD, text)
}

async function readPicture(bytes: Uint8Array<ArrayBuffer>): Promise<GraphBytes> {
  const read = await readPngText(bytes, KEYWORD, MAX_TEXT_LENGTH)
  switch (read.kind) {
    case 'found':
      return { ok: true, text: read.text, from: 'picture' }
    case 'none':
      return { ok: false, fault: noGraphInside, picture: true }
    case 'too-large':
      return refuse(insideTooLarge)
    case 'damaged':
      return refuse(insideDamaged)
  }
}

function refuse(fault: Fault): GraphBytes {
  return { ok: false, fault, picture: false }
}

/** What people mistake for a graph file, or what a wrong ending hides. */
const kinds: readonly {
  readonly name: string
  readonly magic: readonly number[]
  readonly at?: number
  readonly picture?: true
}[] = [
  { name: 'JPEG', magic: [0xff, 0xd8, 0xff], picture: true },
  { name: 'GIF', magic: [0x47, 0x49, 0x46, 0x38], picture: true },
  { name: 'WebP', magic: [0x57, 0x45, 0x42, 0x50], at: 8, picture: true },
  { name: 'PDF', magic: [0x25, 0x50, 0x44, 0x46] },
  { name: 'ZIP', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'gzip', magic: [0x1f, 0x8b] },
  // The length of a JSON header, in eight bytes whose upper half is never used, and its first brace.
  { name: 'safetensors', magic: [0, 0, 0, 0, 0x7b], at: 4 },
]

/** By its mark, or by the zero beside the first brace where there is none. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be'
  return undefined
}

/** What has happened to a picture that is said to hold a graph. */
const STRIPPED =
  'If it was saved with its graph, something took that out on the way: messengers, social networks and image editors do, and so does copying the picture instead of the file. Ask for the file itself, sent as a document or zipped, or for the graph file (.json).'

const REMEDY = 'Open a graph file saved by Gramarye (.json), or a PNG that was saved with its graph.'

const empty: Fault = {
  code: 'file-empty',
  message: 'This file is empty.',
  remedy: 'Open another copy of it: this one lost its content, perhaps on its way here.',
  values: {},
}

function tooLarge(bytes: number): Fault {
  const values = { size: megabytes(bytes), limit: megabytesAllowed(MOST_FILE_BYTES) }
  return {
    code: 'file-too-large',
    message: `This file has ${values.size} MB; files of at most ${values.limit} MB are opened.`,
    remedy: REMEDY,
    values,
  }
}

function otherKind(kind: string): Fault {
  return {
    code: 'file-kind',
    message: `This file is not a graph: its content is ${kind}.`,
    remedy: REMEDY,
    values: { kind },
  }
}

function otherPicture(kind: string): Fault {
  return {
    code: 'file-other-picture',
    message: `This file is not a graph: its content is ${kind}, and only a PNG can hold a graph.`,
    remedy: STRIPPED,
    values: { kind },
  }
}

/** Says where: one wrong byte in a long file is found by nobody. */
function notText(bytes: Uint8Array<ArrayBuffer>): Fault {
  const offset = firstFault(bytes)
  let line = 1
  let column = 1
  for (let at = 0; at < offset; at++) {
    const byte = bytes[at] ?? 0
    if (byte === LINE_FEED) {
      line++
      column = 1
    } else if (!continues(byte)) column += byte >= FOUR_BYTES ? 2 : 1
  }
  return {
    code: 'file-not-text',
    message: `This file is not text: what stands at line ${line}, column ${column} (byte ${offset}) is no UTF-8.`,
    remedy: REMEDY,
    values: { line, column, offset },
  }
}

const LINE_FEED = 0x0a
/** The least byte that begins a character of four, which has two units in UTF-16. */
const FOUR_BYTES = 0xf0
/** How much is looked at at once: the file may be as large as memory. */
const PIECE = 65_536

/** Where the first bytes stand that are no UTF-8; the length where there are none. */
function firstFault(bytes: Uint8Array<ArrayBuffer>): number {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(start + PIECE, bytes.length)
    // Not within a character.
    for (let back = 0; back < 3 && end < bytes.length && continues(bytes[end] ?? 0); back++) end--
    const piece = bytes.subarray(start, end)
    try {
      decoder.decode(piece)
    } catch {
      const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece)
      const again = new TextEncoder().encode(lenient)
      return start + piece.findIndex((byte, index) => byte !== again[index])
    }
    start = end
  }
  return bytes.length
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

const notUtf16: Fault = {
  code: 'file-not-utf16',
  message: 'This file says that it is UTF-16 text, and it is not.',
  remedy: REMEDY,
  values: {},
}

const noGraphInside: Fault = {
  code: 'png-no-graph',
  message: 'This PNG holds no graph.',
  remedy: `${STRIPPED} Without it, drop it on the canvas to use it as a picture.`,
  values: {},
}

const insideDamaged: Fault = {
  code: 'png-damaged',
  message: 'This PNG holds a graph, which is damaged.',
  remedy: 'Open another copy of it, or the graph file.',
  values: {},
}

const insideTooLarge: Fault = {
  code: 'png-too-large',
  message: `The graph in this PNG has more than ${megabytesAllowed(MAX_TEXT_LENGTH)} MB.`,
  remedy: 'Open another copy of it, or the graph file.',
  values: { limit: megabytesAllowed(MAX_TEXT_LENGTH) },
}
