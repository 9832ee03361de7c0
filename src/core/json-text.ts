import { findSyntaxFault } from './json-syntax'
import { MAX_TEXT_LENGTH } from './limits'
import { megabytes, megabytesAllowed } from './megabytes'
import type { Fault } from './problem'

/** Deepest nesting of arrays and objects that is parsed. */
export const MAX_DEPTH = 64

export const tooDeep: Fault = {
  code: 'too-deep',
  message: `The file is nested more than ${MAX_DEPTH} levels deep, which no graph needs.`,
  remedy: 'Open another copy of the file: this one is damaged or was not made by Gramarye.',
  values: { limit: MAX_DEPTH },
}

/** Parses JSON whose size and depth are checked before anything is built from it. */
export function parseJsonText(
  text: string,
  maxLength = MAX_TEXT_LENGTH,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault } {
  if (text.length > maxLength) return { ok: false, fault: tooLong(text.length, maxLength) }
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (exceedsDepth(source)) return { ok: false, fault: tooDeep }
  try {
    return { ok: true, value: JSON.parse(source) }
  } catch {
    return { ok: false, fault: notJson(source) }
  }
}

/** Reads only brackets and string ends, so that it costs little even with pictures inside. */
function exceedsDepth(text: string): boolean {
  const bracketOrQuote = /["[\]{}]/g
  let depth = 0
  for (;;) {
    const match = bracketOrQuote.exec(text)
    if (!match) return false
    if (match[0] === '"') bracketOrQuote.lastIndex = endOfString(text, bracketOrQuote.lastIndex)
    else if (match[0] === '[' || match[0] === '{') {
      if (++depth > MAX_DEPTH) return true
    } else depth--
  }
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (quote - 1 - slashes >= from && text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length
}

function tooLong(length: number, limit: number): Fault {
  return {
    code: 'too-long',
    message: `The file is ${megabytes(length)} MB long; a graph may have at most ${megabytesAllowed(limit)} MB.`,
    remedy: 'Use smaller pictures in the graph, or save it without its pictures.',
    values: { length, limit },
  }
}

function notJson(text: string): Fault {
  const fault = findSyntaxFault(text)
  const remedy = 'Open a graph file saved by Gramarye, or correct the file at this place.'
  if (!fault) return { code: 'not-json', message: 'This file is not valid JSON.', remedy, values: {} }
  const { line, column, found } = fault
  const what = found === undefined ? 'the file ends too early' : `unexpected ${JSON.stringify(found)}`
  return {
    code: 'not-json',
    message: `This file is not valid JSON: ${what} at line ${line}, column ${column}.`,
    remedy,
    values: { line, column, found: found ?? '' },
  }
}
