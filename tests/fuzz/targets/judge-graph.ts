import assert from 'node:assert/strict'
import { nodes } from '../../../nodes'
import { createRegistry, describeRegistry } from '../../../src/core/catalog'
import type { GraphDocument } from '../../../src/core/document'
import { MOST_PROBLEMS } from '../../../src/core/limits'
import { parseDocument } from '../../../src/core/parse'
import type { Fault, Problem } from '../../../src/core/problem'
import { serializeDocument } from '../../../src/core/serialize'
import { upgradeNodes } from '../../../src/core/upgrade'
import { validate } from '../../../src/core/validate'

export const registry = createRegistry(nodes)
export const catalog = describeRegistry(registry)

/** Says what is wrong, in bounded words with a remedy, and where unless it is the file as a whole. */
export function assertRefusal(problems: readonly Problem[]) {
  assert.ok(problems.length > 0 && problems.length <= MOST_PROBLEMS + 1, `${problems.length} problems`)
  for (const problem of problems) {
    assertFault(problem)
    assert.ok(ofWholeFile.has(problem.code) || problem.path !== undefined, `${problem.code} says not where`)
  }
}

const ofWholeFile = new Set([
  'not-json',
  'too-deep',
  'too-long',
  'too-many-values',
  'too-many-members',
  'not-a-graph',
  'more-problems',
])

/** Says what is wrong and what to do, in bounded words. */
export function assertFault({ code, message, remedy }: Fault) {
  assert.ok(message.length > 10 && message.length < 12_000, `${code}: a message of ${message.length}`)
  assert.ok(remedy.length > 5 && remedy.length < 12_000, `${code}: a remedy of ${remedy.length}`)
}

/** What holds for a document that was let in. */
export function assertSound(document: GraphDocument) {
  const text = serializeDocument(document)
  const again = parseDocument(text)
  assert.equal(again.ok ? serializeDocument(again.document) : again.problems[0]?.message, text)
  const problems = validate(upgradeNodes(document, registry).document, catalog)
  assert.ok(problems.length <= MOST_PROBLEMS + 1)
  for (const problem of problems) assertFault(problem)
}

export function judgeGraph(text: string, maxLength?: number): boolean {
  const read = parseDocument(text, maxLength === undefined ? {} : { maxLength })
  assert.equal('polluted' in {}, false)
  if (read.ok) assertSound(read.document)
  else assertRefusal(read.problems)
  return read.ok
}
