import { config, z } from 'zod'
import { isRecord } from './json'
import { MOST_PROBLEMS } from './limits'

// Otherwise it compiles schemas with `new Function`, and tries even where the page forbids that.
config({ jitless: true })

export { z }

/**
 * A list whose entries are checked until enough of them is wrong: zod's own passes all that it finds on as the
 * arguments of one call, which overflow the stack. Entries stay the objects that they are.
 */
export function list<T extends z.ZodType>(entry: T, most: number) {
  return z
    .array(z.custom<z.output<T>>())
    .max(most, { abort: true })
    .check(({ value, issues }) => {
      for (const [index, item] of value.entries()) {
        pushIssues(issues, entry.safeParse(item), index)
        if (issues.length > MOST_PROBLEMS) return
      }
    })
}

/** The same for an object of entries by name. */
export function table<T extends z.ZodType>(name: z.ZodType<string>, entry: T, most: number) {
  const kind = { code: 'invalid_type', expected: 'object' } as const
  return z.custom<Record<string, z.output<T>>>().check(({ value, issues }) => {
    if (!isRecord(value)) {
      issues.push({ ...kind, input: value })
      return
    }
    const keys = Object.keys(value)
    if (keys.length > most) {
      issues.push({ code: 'too_big', origin: 'array', maximum: most, inclusive: true, input: value })
      return
    }
    for (const key of keys) {
      const named = name.safeParse(key)
      if (named.success) pushIssues(issues, entry.safeParse(value[key]), key)
      else
        issues.push({
          code: 'invalid_key',
          origin: 'record',
          issues: named.error.issues,
          path: [key],
          input: key,
        })
      if (issues.length > MOST_PROBLEMS) return
    }
  })
}

function pushIssues(
  issues: z.core.$ZodRawIssue[],
  { error }: z.ZodSafeParseResult<unknown>,
  at: PropertyKey,
) {
  for (const issue of error?.issues ?? [])
    issues.push({ ...issue, path: [at, ...issue.path], input: undefined })
}
