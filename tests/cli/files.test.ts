import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileNames, prepareFolder, writeWhole } from '../../src/cli/files'

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
    await writeWhole(root, 'a.csv', 'new', never)
    expect(readdirSync(root)).toEqual(['a.csv'])
    expect(readFileSync(join(root, 'a.csv'), 'utf8')).toBe('new')
  })

  it('leaves nothing when it is canceled', async () => {
    await expect(writeWhole(root, 'a.csv', 'new', AbortSignal.abort())).rejects.toThrow()
    expect(readdirSync(root)).toEqual([])
  })

  it('leaves nothing when it fails', async () => {
    mkdirSync(join(root, 'a.csv'))
    await expect(writeWhole(root, 'a.csv', 'new', never)).rejects.toThrow(/a folder of this name/)
    expect(readdirSync(root)).toEqual(['a.csv'])
  })
})

describe('fileNames', () => {
  it('names files for nodes, without collisions and without leaving the folder', () => {
    const ids = ['result', 'Result', 'result', '../x/y', '.hidden', 'été 2']
    expect(fileNames(ids.map((id) => ({ id, format: 'png' })))).toEqual([
      'result.png',
      'Result-2.png',
      'result-3.png',
      '__x_y.png',
      '_hidden.png',
      'été 2.png',
    ])
  })
})
