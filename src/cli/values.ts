import { checkParam } from '../core/check-param'
import type { Json, ParamSpec } from '../core/param'
import { plainNumber, plainNumberHint } from './plain-number'

const numeric: ReadonlySet<ParamSpec['kind']> = new Set(['number', 'integer', 'seed'])

/**
 * The value a text on the command line means for a param other than a file.
 *
 * @param wires the sources, `node.port`, of the wires that a wire-weights param weighs.
 * @throws Error saying what is wrong with it and what is allowed.
 */
export function parseValue(spec: ParamSpec, text: string, wires: readonly string[]): Json {
  const value = read(spec, text)
  const fault = checkParam(spec, value)
  if (fault) {
    const hint = numeric.has(spec.kind) ? plainNumberHint(text) : ''
    throw new Error(`${fault.message} ${fault.remedy}${hint}`)
  }
  if (spec.kind === 'wire-weights') {
    for (const wire of Object.keys(Object(value))) {
      if (!wires.includes(wire)) {
        const known = wires.length === 0 ? 'There are none.' : `There are ${wires.join(', ')}.`
        throw new Error(`No wire comes from ${wire}. ${known}`)
      }
    }
  }
  return value
}

/** What cannot be read stays text, which is then of the wrong kind. */
function read(spec: ParamSpec, text: string): Json {
  switch (spec.kind) {
    case 'number':
    case 'integer':
    case 'seed':
      return plainNumber(text) ?? text
    case 'toggle':
      return text === 'true' || text === 'false' ? text === 'true' : text
    case 'multi-choice':
      if (text.trimStart().startsWith('[')) return parseJson(text)
      return [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '')
    case 'wire-weights':
      return parseJson(text)
    case 'choice':
    case 'text':
    case 'color':
    case 'file':
    case 'files':
    case 'painting':
      return text
  }
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
