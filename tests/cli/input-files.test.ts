import { getEventListeners } from 'node:events'
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/cli/files'
import { InputFiles } from '../../src/cli/input-files'
import { scratch } from './program'

let root = ''
const at = (name: string) => join(root, name)
beforeEach(() => {
  root = scratch()
  mkdirSync(at('folder'))
  writeFileSync(at('folder/a.png'), 'mine')
  symlinkSync(at('folder'), at('linked'))
  symlinkSync('folder/a.png', at('link.png'))
  linkSync(at('folder/a.png'), at('hard.png'))
})

/** Other ways to the one file that there is. */
const ways: readonly (() => string)[] = [
  () => at('folder/a.png'),
  () => `${root}/folder/../folder/./a.png`,
  () => relative('.', at('folder/a.png')),
  () => at('linked/a.png'),
  () => at('link.png'),
  () => at('hard.png'),
]

describe('files that were read', () => {
  it('are known by any of their names, and not written over', async () => {
    const { signal } = new AbortController()
    for (const read of ways) {
      const files = new InputFiles()
      expect((await files.read(read(), 100)).toString()).toBe('mine')
      for (const write of ways) {
        expect(await files.has(write())).toBe(true)
        await expect(writeWhole(write(), 'new', files, signal)).rejects.toThrow(/reads or writes the file/)
      }
      writeFileSync(at('other.png'), '')
      expect(await files.has(at('other.png'))).toBe(false)
      expect(await files.has(at('missing.png'))).toBe(false)
    }
  })

  it('keep their place when something else is put there', async () => {
    const files = new InputFiles()
    await files.note(at('link.png'))
    writeFileSync(at('saved.png'), 'better')
    rmSync(at('hard.png'))
    renameSync(at('saved.png'), at('folder/a.png'))
    expect(await files.has(at('folder/a.png'))).toBe(true)
  })

  it('leave nobody waiting for a cancel, however many they are', async () => {
    const { signal } = new AbortController()
    const files = new InputFiles(signal)
    for (let index = 0; index < 20; index++) await files.read(at('link.png'), 100)
    await expect(files.read(at('missing.png'), 100)).rejects.toThrow()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('are waited for no longer once the run is canceled', async () => {
    const cancel = new AbortController()
    cancel.abort()
    await expect(new InputFiles(cancel.signal).read(at('link.png'), 100)).rejects.toBe(cancel.signal.reason)
  })
})
