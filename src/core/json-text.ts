import { findSyntaxFault } from './json-syntax'
import { MAX_TEXT_LENGTH, MOST_MEMBERS, MOST_VALUES } from './limits'
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

/** Parses JSON whose size, depth and number of values are checked before anything is built from it. */
export function parseJsonText(
  text: string,
  maxLength = MAX_TEXT_LENGTH,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault } {
  if (text.length > maxLength) return { ok: false, fault: tooLong(text.length, maxLength) }
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const excess = findExcess(source)
  if (excess) return { ok: false, fault: excess }
  try {
    return { ok: true, value: JSON.parse(source) }
  } catch {
    return { ok: false, fault: notJson(source) }
  }
}

/** Reads only what stands between values and the ends of strings, so that it costs little even with pictures inside. */
function findExcess(text: string): Fault | undefined {
  const mark = /["[\]{},]/g
  let values = 1
  let depth = 0
  /** Of each that is open, the outermost first: how many commas there were in it, and whether it has members. */
  const commas = [0]
  const isObject = [false]
  while (mark.test(text)) {
    switch (text[mark.lastIndex - 1]) {
      case '"':
        mark.lastIndex = endOfString(text, mark.lastIndex)
        break
      case ']':
      case '}':
        depth = Math.max(0, depth - 1)
        break
      case ',': {
        const count = (commas[depth] ?? 0) + 1
        commas[depth] = count
        if (count >= MOST_MEMBERS && isObject[depth]) return tooManyMembers
        if (++values > MOST_VALUES) return tooManyValues
        break
      }
      default:
        if (++depth > MAX_DEPTH) return tooDeep
        commas[depth] = 0
        isObject[depth] = text[mark.lastIndex - 1] === '{'
        if (++values > MOST_VALUES) return tooManyValues
    }
  }
  return undefined
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (quote - 1 - slashes >= from && text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length
}

const tooManyValues: Fault = {
  code: 'too-many-values',
  message: `The file holds more than ${MOST_VALUES} values, which no graph needs.`,
  remedy: 'Open another copy of the file: this one is damaged or was not made by Gramarye.',
  values: { limit: MOST_VALUES },
}

const tooManyMembers: Fault = {
  code: 'too-many-members',
  message: `The file has an object with more than ${MOST_MEMBERS} members, which no graph needs.`,
  remedy: 'Open another copy of the file: this one is damaged or was not made by Gramarye.',
  values: { limit: MOST_MEMBERS },
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
