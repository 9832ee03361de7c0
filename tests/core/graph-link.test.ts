import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphLink, MOST_LINK_LENGTH, readGraphLink } from '../../src/core/graph-link'

async function read(fragment: string) {
  const result = await readGraphLink(fragment)
  return result.ok ? result.text : result.fault.code
}

function packed(bytes: Uint8Array) {
  return `#graph=1.${deflateRawSync(bytes).toString('base64url')}`
}

describe('a graph in a link', () => {
  test('comes back, and needs no escaping in an address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (text) => {
        const link = (await graphLink(text)) ?? ''
        expect(link).toMatch(/^#graph=1\.[\w-]+$/)
        expect(await read(link)).toBe(text)
        expect(new URL(`https://example.org/${link}`).hash).toBe(link)
      }),
    )
  })

  test.each([
    ['link-malformed', '#graph='],
    ['link-malformed', '#graph=1'],
    ['link-malformed', '#graph=1.a+b'],
    ['link-malformed', '#other=1.ab'],
    ['link-newer', '#graph=2.ab'],
    ['link-damaged', '#graph=1.'],
    ['link-damaged', '#graph=1.a'],
    ['link-damaged', packed(new TextEncoder().encode('a longer text')).slice(0, -3)],
    ['link-damaged', packed(new Uint8Array([0xff, 0xff]))],
    ['link-too-long', `#graph=1.${'a'.repeat(MOST_LINK_LENGTH)}`],
    ['link-too-much', packed(new Uint8Array(50_000_000))],
  ])('is refused: %s', async (code, fragment) => {
    expect(await read(fragment)).toBe(code)
  })

  test('that carries more than a link may is not made', async () => {
    expect(await graphLink(' '.repeat(17 * 1024 * 1024))).toBeUndefined()
  })

  test('never throws, whatever stands there', async () => {
    const start = fc.constantFrom('', '#', '#graph=', '#graph=1.', '#graph=12.')
    const rest = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String())
    await fc.assert(
      fc.asyncProperty(start, rest, async (head, tail) => {
        const result = await readGraphLink(head + tail)
        expect(result.ok || result.fault.remedy !== '').toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('that was changed anywhere gives a text or a refusal', async () => {
    const link = (await graphLink(JSON.stringify({ title: 'Some graph', nodes: [1, 2, 3] }))) ?? ''
    const change = fc.tuple(fc.nat({ max: link.length - 1 }), fc.base64String({ minLength: 4, maxLength: 4 }))
    await fc.assert(
      fc.asyncProperty(change, async ([at, other]) => {
        await readGraphLink(link.slice(0, at) + other + link.slice(at + 1))
      }),
      { numRuns: 2000 },
    )
  })
})
