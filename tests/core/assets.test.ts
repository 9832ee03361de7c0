import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  absentAssets,
  assetBytes,
  checkAssets,
  embedAsset,
  sha256Hex,
  withoutAssetData,
} from '../../src/core/assets'
import { decodeBase64, encodeBase64 } from '../../src/core/base64'
import { emptyDocument } from '../../src/core/document'

test('sha-256 of a known text', () => {
  expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('base64 agrees with Node and comes back, across chunk borders too', () => {
  const sizes = fc.oneof(
    fc.nat(100),
    fc.integer({ min: 24_570, max: 24_580 }),
    fc.integer({ min: 49_150, max: 49_154 }),
  )
  fc.assert(
    fc.property(sizes, fc.nat(255), (size, start) => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => (start + index * 7) & 255)
      const text = encodeBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(Buffer.compare(decodeBase64(text) ?? new Uint8Array(), bytes)).toBe(0)
    }),
  )
})

test.each(['a', 'ab', 'a===', '!!!!', 'AA=A'])('%s is not base64', (text) => {
  expect(decodeBase64(text)).toBeUndefined()
})

const bytes = Uint8Array.from([1, 2, 3, 255])

test('a file is put in, found again, and left out on request', () => {
  const { document, sha256 } = embedAsset(emptyDocument('t'), { name: 'a.png', mime: 'image/png', bytes })
  expect(document.assets[sha256]).toMatchObject({ name: 'a.png', mime: 'image/png', bytes: 4 })
  expect(assetBytes(document, sha256)).toEqual(bytes)
  const light = withoutAssetData(document)
  expect(light.assets[sha256]).toEqual({ name: 'a.png', mime: 'image/png', bytes: 4 })
  expect(assetBytes(light, sha256)).toBeUndefined()
  expect(assetBytes(document, '0'.repeat(64))).toBeUndefined()
})

test.each(['AAAA', 'not base64'])('content that does not match its hash is refused: %s', (data) => {
  const { document, sha256 } = embedAsset(emptyDocument('t'), { name: 'a.png', mime: 'image/png', bytes })
  const asset = { name: 'a.png', mime: 'image/png', bytes: 4, data }
  const damaged = { ...document, assets: { [sha256]: asset } }
  expect(() => assetBytes(damaged, sha256)).toThrow('“a.png” inside the graph is damaged')
})

test('a file whose content was changed is found, with the place', () => {
  const file = { name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
  const { document, sha256 } = embedAsset(emptyDocument('d'), file)
  expect(checkAssets(document)).toEqual([])
  expect(checkAssets(withoutAssetData(document))).toEqual([])
  expect(absentAssets(document)).toEqual([])
  expect(absentAssets(withoutAssetData(document))).toMatchObject([
    { code: 'asset-absent', severity: 'warning', path: `assets.${sha256}` },
  ])
  const asset = { name: 'a.png', mime: 'image/png', bytes: 3, data: encodeBase64(new Uint8Array([1, 2, 4])) }
  expect(checkAssets({ ...document, assets: { [sha256]: asset } })).toMatchObject([
    { code: 'asset-damaged', severity: 'error', path: `assets.${sha256}.data` },
  ])
})
