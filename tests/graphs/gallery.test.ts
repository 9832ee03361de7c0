import { readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const gallery = resolve(root, 'graphs/gallery')
const ids = readdirSync(resolve(root, 'graphs'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
const readme = readFileSync(resolve(root, 'README.md'), 'utf8')

describe.each(ids)('the gallery shows graphs/%s.json', (id) => {
  it('by a small picture of what it makes', async () => {
    const { width = 0, format } = await sharp(resolve(gallery, `${id}.webp`)).metadata()
    expect(format).toBe('webp')
    expect(width).toBeGreaterThanOrEqual(256)
    expect(width).toBeLessThanOrEqual(320)
  })

  it('in the README, with a link to the file', () => {
    expect(readme).toContain(`](graphs/gallery/${id}.webp)](graphs/${id}.json)`)
  })
})

it.each(readdirSync(resolve(gallery, 'sheets')))('the README shows the sheet %s, which is light', (name) => {
  expect(readme).toContain(`](graphs/gallery/sheets/${name})`)
  expect(statSync(resolve(gallery, 'sheets', name)).size).toBeLessThan(300_000)
})

it('the pictures of the gallery are light enough to come with the program', () => {
  const pictures = readdirSync(gallery).filter((name) => name.endsWith('.webp'))
  const bytes = pictures.map((name) => statSync(resolve(gallery, name)).size)
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1e6)
})
