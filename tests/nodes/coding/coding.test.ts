import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BitReader, BitWriter } from '../../../nodes/coding/bit-coder'
import { headerBytes, readHeader, readLevels, writeCode } from '../../../nodes/coding/code-file'
import { LevelModel } from '../../../nodes/coding/level-model'
import { UserError } from '../../../src/core/context'

const bit = fc.record({ bit: fc.constantFrom(0, 1), one: fc.integer({ min: 1, max: 65_535 }) })

describe('BitWriter and BitReader', () => {
  it('give back every bit, whatever was thought likely', () => {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 3000 }), (bits) => {
        const writer = new BitWriter()
        for (const { bit, one } of bits) writer.code(bit, one)
        const reader = new BitReader(writer.end())
        expect(bits.map(({ one }) => reader.code(0, one))).toEqual(bits.map(({ bit }) => bit))
      }),
    )
  })

  it('take as many bytes as the probabilities ask for, and at most two more', () => {
    fc.assert(
      fc.property(fc.array(bit, { minLength: 1, maxLength: 3000 }), (bits) => {
        const writer = new BitWriter()
        let entropy = 0
        for (const { bit, one } of bits) {
          writer.code(bit, one)
          entropy -= Math.log2((bit ? one : 65_536 - one) / 65_536)
        }
        expect(writer.end().length).toBeLessThanOrEqual(1.001 * (entropy / 8) + 2)
      }),
    )
  })
})

const size = fc.record({
  width: fc.integer({ min: 1, max: 9 }),
  height: fc.integer({ min: 1, max: 9 }),
  channels: fc.integer({ min: 1, max: 4 }),
  bits: fc.integer({ min: 1, max: 8 }),
})
const code = size.chain((size) => {
  const count = size.width * size.height * size.channels
  const level = fc.integer({ min: 0, max: 2 ** size.bits - 1 })
  return fc
    .record({ size: fc.constant(size), levels: fc.uint8Array({ minLength: count, maxLength: count }) })
    .map(({ size, levels }) => ({ size, levels: levels.map((value) => value % 2 ** size.bits), level }))
})
const network = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])

const write = (
  { width, height, channels, bits }: { width: number; height: number; channels: number; bits: number },
  levels: Uint8Array,
) => writeCode({ width: 8 * width, height: 8 * height, channels, bits, network }, levels, { width, height })

describe('codes', () => {
  it('give back every level and what they say of themselves', async () => {
    await fc.assert(
      fc.asyncProperty(code, async ({ size, levels }) => {
        const bytes = await write(size, levels)
        const header = readHeader(bytes)
        expect(header).toEqual({
          width: 8 * size.width,
          height: 8 * size.height,
          channels: size.channels,
          bits: size.bits,
          network,
        })
        expect(await readLevels(bytes, header, size)).toEqual(levels)
      }),
    )
  })

  it('refuse damaged bytes in words', async () => {
    const bytes = await write(
      { width: 4, height: 3, channels: 2, bits: 5 },
      new Uint8Array(24).map((_, i) => (7 * i) % 32),
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const damaged = cut ? bytes.slice(0, at) : bytes.map((byte, i) => (i === at ? byte ^ by : byte))
        expect(() => readHeader(damaged)).toThrow(UserError)
      }),
    )
  })

  it('refuse to be larger than can be', async () => {
    const header = { width: 16_384, height: 16_384, channels: 256, bits: 8, network }
    await expect(
      readLevels(new Uint8Array(headerBytes), header, { width: 2048, height: 2048 }),
    ).rejects.toThrow('says that it has 1073741824 numbers')
  })

  it('take no more than the entropy of levels of which nothing is known, and far less of what goes on', () => {
    const [width, height, channels, bits] = [48, 32, 4, 3]
    const bytesOf = (levelAt: (x: number, y: number, c: number) => number) => {
      const levels = new Uint8Array(width * height * channels)
      for (let i = 0; i < levels.length; i++) {
        const place = Math.floor(i / channels)
        levels[i] = levelAt(place % width, Math.floor(place / width), i % channels)
      }
      const writer = new BitWriter()
      const model = new LevelModel({ width, height, channels, bits })
      for (let row = 0; row < height; row++) model.codeRow(levels, row, writer)
      return writer.end().length
    }
    let state = 1
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    const plain = (width * height * channels * bits) / 8
    expect(bytesOf(() => Math.floor(8 * random()))).toBeLessThan(1.05 * plain)
    // Half of them 0, the others as likely: 0.5 · 1 + 0.5 · log2(14) bits each.
    const skewed = (width * height * channels * (0.5 + 0.5 * Math.log2(14))) / 8
    expect(bytesOf(() => (random() < 0.5 ? 0 : 1 + Math.floor(7 * random())))).toBeLessThan(1.06 * skewed)
    expect(bytesOf((x, y, c) => ((x + y + c) >> 3) & 7)).toBeLessThan(0.25 * plain)
  })
})
