import { isRecord, jsonPath } from './json'
import { MAX_DEPTH, tooDeep } from './json-text'
import { LONGEST_NAME, MOST_PROBLEMS, reservedNames } from './limits'
import { error, listedProblems, type Problem } from './problem'

/**
 * Everything in a value that is not plain, finite, bounded JSON. Members with the value `undefined` count
 * as absent. Names that reach an object's prototype are refused, whoever reads the value later.
 */
export function unsafeParts(value: unknown): readonly Problem[] {
  const problems: Problem[] = []
  const path: (string | number)[] = []

  const report = (code: string, message: string, remedy: string) => {
    const place = jsonPath(path)
    problems.push(
      error({ code, message: `${place || 'The value'} ${message}`, remedy, values: {} }, { path: place }),
    )
  }

  const visit = (part: unknown): void => {
    if (problems.length > MOST_PROBLEMS) return
    if (path.length > MAX_DEPTH) {
      problems.push(error(tooDeep, { path: jsonPath(path) }))
    } else if (Array.isArray(part)) {
      for (const [index, item] of part.entries()) {
        path.push(index)
        visit(item)
        path.pop()
      }
    } else if (isRecord(part)) {
      const plain = Object.prototype.toString.call(part) === '[object Object]'
      if (!plain) report('not-plain', 'is not plain data.', 'Pass what JSON can hold.')
      for (const key of plain ? Object.keys(part) : []) {
        if (key.length > LONGEST_NAME) {
          // Told of the object around: the name would fill the screen.
          report('long-name', `has a name of more than ${LONGEST_NAME} characters inside.`, 'Shorten it.')
          continue
        }
        path.push(key)
        if (reservedNames.has(key)) report('forbidden-name', 'has a name that is not allowed.', 'Remove it.')
        else if (part[key] !== undefined) visit(part[key])
        path.pop()
      }
    } else if (typeof part === 'number') {
      if (!Number.isFinite(part)) report('not-finite', 'is not a finite number.', 'Use a smaller number.')
    } else if (part !== null && typeof part !== 'string' && typeof part !== 'boolean') {
      report('not-plain', 'is not plain data.', 'Pass what JSON can hold.')
    }
  }

  visit(value)
  return listedProblems(problems)
}
