import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCounts } from './counts.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gramarye-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function counted(report: object) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return readCounts(file)
}

test('a test that passed only at its second try counts as failed', () => {
  const report = { stats: { expected: 7, flaky: 2, unexpected: 1, skipped: 3 } }
  expect(counted(report)).toEqual({ passed: 7, failed: 3, skipped: 3 })
})

test('what Vitest counts is taken as it is', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  expect(counted(report)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('a step that left no report counts nothing', () => {
  expect(readCounts(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
