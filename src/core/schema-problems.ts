import type { z } from 'zod'
import { isRecord, jsonPath } from './json'
import { error, listedProblems, type Problem } from './problem'

const REMEDY = 'Correct this place in the file, or open an earlier copy of it.'

/** Says in plain sentences what the schema found wrong with `value`. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], value: unknown): readonly Problem[] {
  const problems = issues.map((issue) => {
    const path = jsonPath(issue.path)
    return error(
      {
        code: 'schema',
        message: `${path} ${sentence(issue, at(value, issue.path))}.`,
        remedy: REMEDY,
        values: {},
      },
      { path },
    )
  })
  return listedProblems(problems)
}

function sentence(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}, not ${show(found)}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => show(value)).join(' or ')}, not ${show(found)}`
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty'
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, not ${show(found)}`
    case 'too_big':
      if (issue.origin === 'string') return `is longer than ${issue.maximum} characters`
      if (issue.origin === 'array') return `has more than ${issue.maximum} entries`
      return `must be at most ${issue.maximum}, not ${show(found)}`
    case 'invalid_key':
      return `has a name that does not fit: ${issue.issues.map((inner) => inner.message).join(', ')}`
    case 'custom':
      return issue.message
    default:
      return `is not right: ${issue.message}`
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return 'an object'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let part = value
  for (const step of path) {
    if (Array.isArray(part) && typeof step === 'number') part = part[step]
    else if (isRecord(part) && typeof step === 'string') part = part[step]
    else return undefined
  }
  return part
}
