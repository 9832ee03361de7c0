import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readGraphBytes } from '../../src/core/graph-bytes'
import { findSyntaxFault } from '../../src/core/json-syntax'

/** Where bytes stop being UTF-8, found in the simplest way. */
function place(bytes: Uint8Array) {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const offset = bytes.findIndex((byte, index) => byte !== again[index])
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset))
  return { offset, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

const part = fc.oneof(
  fc.constantFrom('a', '\n', 'é', '中', '\u{1F600}', '\uFFFD', '\uFEFF').map((text) => Buffer.from(text)),
  fc
    .constantFrom([0xff], [0x80], [0xc3], [0xe4, 0xb8], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xc0, 0x80])
    .map((bytes) => Buffer.from(bytes)),
)

it('says where a file stops being text, wherever it is cut up to be looked at', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom('', 'é\n', '中', '\u{1F600}'),
    fc.integer({ min: -6, max: 6 }),
    fc.array(part, { maxLength: 12 }),
    async (filling, shift, parts) => {
      // Around the end of the first piece, 64 KiB.
      const size = filling === '' ? 0 : 65_536 + shift
      const head = Buffer.from(
        `{${filling.repeat(size / Buffer.byteLength(filling || 'x'))}${'x'.repeat(shift + 6)}`,
      )
      const bytes = new Uint8Array(Buffer.concat([head, ...parts, Buffer.from([0xff])]))
      const read = await readGraphBytes(bytes)
      expect(read).toMatchObject({ ok: false, fault: { code: 'file-not-text', values: place(bytes) } })
    },
  )
  await fc.assert(property, { numRuns: 150 })
})

it('says where a text stops being JSON', () => {
  const texts = fc.string({ unit: fc.constantFrom('\n', '\r', ' ', '1', ',', '{', '"', '\u{1F600}') })
  fc.assert(
    fc.property(texts, (text) => {
      const fault = findSyntaxFault(text)
      if (!fault) return
      const before = text.split('\n').slice(0, fault.line - 1)
      const offset = before.join('\n').length + (before.length > 0 ? 1 : 0) + fault.column - 1
      expect(text.slice(0, offset).split('\n').length).toBe(fault.line)
      expect(text[offset]).toBe(fault.found)
    }),
  )
})
