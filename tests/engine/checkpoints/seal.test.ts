import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { DamagedCheckpointError, seal, unseal } from '../../../src/engine/checkpoints/seal'

const id = { lineage: 'work', step: 7 }
const numbers = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY))
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    numbers,
    fc.string(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.float32Array({ maxLength: 9 }),
    fc.uint8Array({ maxLength: 9 }),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('list', 'NaN', 'Float32Array')), tie('data'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}))

afterEach(() => void vi.unstubAllGlobals())

it('gives back what was sealed, bit for bit, and nothing of what is not whole', async () => {
  await fc.assert(
    fc.asyncProperty(data, fc.nat(), async (value, at) => {
      const sealed = await seal(id, value)
      expect(await unseal(id, sealed)).toEqual(value)
      sealed[at % sealed.length] = (sealed[at % sealed.length] ?? 0) ^ 1
      await expect(unseal(id, sealed)).rejects.toThrow(DamagedCheckpointError)
    }),
  )
})

it('reads arrays that begin anywhere in their buffer', async () => {
  const whole = Float32Array.of(1, 2, 3, 4)
  const state = { odd: Uint8Array.of(1), part: whole.subarray(1, 3), empty: new Float32Array(0) }
  const sealed = await seal(id, state)
  const shifted = new Uint8Array(sealed.length + 3).subarray(3)
  shifted.set(sealed)
  expect(await unseal(id, shifted)).toEqual(state)
})

it('is the same where the page is not served securely, which has no Web Crypto', async () => {
  const secure = await seal(id, { pixels: Float32Array.of(0.1) })
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues })
  expect(await seal(id, { pixels: Float32Array.of(0.1) })).toEqual(secure)
  expect(await unseal(id, secure)).toEqual({ pixels: Float32Array.of(0.1) })
})

it.each([
  undefined,
  null,
  'text',
  { painting: {} },
  new Uint8Array(0),
  new Uint8Array(35),
  new ArrayBuffer(99),
])('takes %o for damaged', async (value) => {
  await expect(unseal(id, value)).rejects.toThrow(DamagedCheckpointError)
})

/** Whole by its checksum, whatever stands in it. */
function wholeOf(length: number, rest: Uint8Array): Uint8Array {
  const body = new Uint8Array(4 + rest.length)
  new DataView(body.buffer).setUint32(0, length, true)
  body.set(rest, 4)
  return new Uint8Array([...createHash('sha256').update(body).digest(), ...body])
}

it('takes for damaged what is whole and was not written so', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const part = fc.oneof(
    fc.jsonValue(),
    fc.tuple(fc.constantFrom('list', 'Float32Array', 'Uint8Array'), fc.jsonValue()),
    fc.tuple(fc.constant('Float64Array'), fc.oneof(fc.integer(), fc.double())),
  )
  const text = fc.oneof(
    fc.string(),
    part.map((value) => JSON.stringify({ ...id, data: { value } })),
  )
  await fc.assert(
    fc.asyncProperty(text, fc.option(fc.nat(0xffff_ffff)), async (written, length) => {
      const sealed = wholeOf(length ?? bytes(written).length, bytes(written))
      await unseal(id, sealed).catch((error) => expect(error).toBeInstanceOf(DamagedCheckpointError))
    }),
  )
  for (const [count, all] of [
    [2, true],
    [3, false],
    [-1, false],
    [0.5, false],
    ['2', false],
  ] as const) {
    const head = bytes(JSON.stringify({ ...id, data: ['Float32Array', count] }))
    const sealed = wholeOf(head.length, new Uint8Array([...head, ...new Uint8Array(8)]))
    const read = unseal(id, sealed)
    if (all) expect(await read).toEqual(new Float32Array(2))
    else await expect(read).rejects.toThrow(DamagedCheckpointError)
  }
})
