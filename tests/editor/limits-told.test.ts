import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { imageLoad } from '../../nodes/image/load'
import { maxPictureBytes } from '../../nodes/pictures/check-picture'
import { MOST_FILE_BYTES } from '../../src/core/limits'
import { megabytes, megabytesAllowed } from '../../src/core/megabytes'
import { en } from '../../src/editor/help/words/en'
import { zh } from '../../src/editor/help/words/zh'

test('what the texts say of the size of files is what is refused', async () => {
  const picture = `${megabytesAllowed(maxPictureBytes)} MB`
  expect(JSON.stringify(imageLoad.params)).toContain(picture)
  for (const words of [en, zh]) expect(words.limits.text.join('\n')).toContain(picture)
  const [readme, catalog] = await Promise.all([
    readFile('README.md', 'utf8'),
    readFile('src/editor/i18n/zh/catalog/image.ts', 'utf8'),
  ])
  expect(catalog).toContain(picture)
  expect(readme.split(picture)).toHaveLength(3)
  expect(readme).toContain(`the clipboard | ${megabytesAllowed(MOST_FILE_BYTES)} MB,`)
})

test('what is over a limit is never told as the limit', () => {
  expect(megabytes(maxPictureBytes + 1)).toBeGreaterThan(megabytesAllowed(maxPictureBytes))
})
