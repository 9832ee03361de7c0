import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareFolder, writeWhole } from '../../src/cli/files'
import { InputFiles } from '../../src/cli/input-files'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gramarye-files-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const never = new AbortController().signal

describe('prepareFolder', () => {
  it('makes folders', async () => {
    await prepareFolder(join(root, 'a', 'b'))
    expect(readdirSync(join(root, 'a'))).toEqual(['b'])
  })

  it('refuses a file', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(prepareFolder(join(root, 'file'))).rejects.toThrow(/is a file, not a folder/)
    await expect(prepareFolder(join(root, 'file', 'b'))).rejects.toThrow(/not a folder/)
  })

  it.skipIf(!existsSync('/proc/self'))('refuses where no folders can be', async () => {
    await expect(prepareFolder('/proc/gramarye/out')).rejects.toThrow(/no such place/)
  })
})

describe('writeWhole', () => {
  it('replaces what was there and leaves nothing else', async () => {
    writeFileSync(join(root, 'a.csv'), 'old')
    expect(await writeWhole(join(root, 'a.csv'), 'new', new InputFiles(), never)).toBe(true)
    expect(await writeWhole(join(root, 'b.csv'), 'new', new InputFiles(), never)).toBe(false)
    expect(readdirSync(root)).toEqual(['a.csv', 'b.csv'])
    expect(readFileSync(join(root, 'a.csv'), 'utf8')).toBe('new')
  })

  it('leaves nothing when it is canceled', async () => {
    await expect(
      writeWhole(join(root, 'a.csv'), 'new', new InputFiles(), AbortSignal.abort()),
    ).rejects.toThrow()
    expect(readdirSync(root)).toEqual([])
  })

  it('leaves nothing when it fails', async () => {
    mkdirSync(join(root, 'a.csv'))
    await expect(writeWhole(join(root, 'a.csv'), 'new', new InputFiles(), never)).rejects.toThrow(
      /a folder of this name/,
    )
    expect(readdirSync(root)).toEqual(['a.csv'])
  })
})
