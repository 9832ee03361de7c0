import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readBounded, TooLargeError } from '../../src/cli/read-bounded'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gramarye-bounded-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('reads a file that is as large as may be, and none that is larger', async () => {
  const path = join(root, 'file')
  writeFileSync(path, '12345')
  expect((await readBounded(path, 5)).toString()).toBe('12345')
  const refusal = await readBounded(path, 4).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(TooLargeError)
  expect(refusal).toMatchObject({ bytes: 5 })
  await expect(readBounded(join(root, 'none'), 4)).rejects.toThrow(/ENOENT/)
})

it.skipIf(!existsSync('/dev/zero'))('does not read for ever what has no end', async () => {
  await expect(readBounded('/dev/zero', 1000)).rejects.toThrow(TooLargeError)
})
