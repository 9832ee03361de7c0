import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GivenFile, GivenWeightsError } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import { openSafetensors } from '../../models/given/safetensors'
import type { TensorFile } from '../../models/given/tensor-file'
import { openTfjsModel } from '../../models/given/tfjs-model'
import { safetensors, stored, tfjsModel, utf8 } from './support/given'

const tensors = [
  stored('block1_conv1/kernel', [1, 1, 2, 2], Float32Array.of(1, 2, 3, 4)),
  stored('block1_conv1/bias', [2], Float32Array.of(5, 6)),
]
const whole = safetensors(tensors, { format: 'pt' })
const model = tfjsModel(tensors, 10)

/** Of each kind: 12,000 in all. */
const numRuns = 3000

/** Reads no byte that is not in the file, which fails the test: the bounds are checked before. */
function strict(name: string, bytes: Uint8Array): GivenFile {
  const { size, read } = givenBytes(name, bytes)
  return {
    name,
    size,
    read(start, end) {
      if (!(0 <= start && start <= end && end <= size)) throw new RangeError(`${start} to ${end} of ${size}`)
      return read(start, end)
    },
  }
}

/** Everything is read or refused with words; and what is read is no larger than the files. */
async function holds(opening: () => Promise<TensorFile>, bytes: number) {
  try {
    const opened = await opening()
    for (const tensor of opened.tensors) {
      const values = await tensor.read()
      expect(values.length).toBeLessThanOrEqual(bytes)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(GivenWeightsError)
  }
}

/** A few bytes changed, a part cut out, or the end cut off. */
function mutated(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(bytes.length - 1)
  return fc.oneof(
    fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }).map((changes) => {
      const changed = bytes.slice()
      for (const [at, value] of changes) changed[at] = value
      return changed
    }),
    fc
      .tuple(place, place)
      .map(([a, b]) => Uint8Array.from([...bytes.slice(0, Math.min(a, b)), ...bytes.slice(Math.max(a, b))])),
    place.map((at) => bytes.slice(0, at)),
  )
}

/** A number as broken files have it. */
const anyNumber = fc.oneof(
  fc.integer({ min: -8, max: 64 }),
  fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1, 0.5, null, 'x'),
)
const anyName = fc.constantFrom('a', '__proto__', 'constructor', 'block1_conv1/kernel', '')

test('names without end are refused, and not repeated', async () => {
  const long = stored('x'.repeat(100_000), [1], Float32Array.of(1))
  const [model] = tfjsModel([long], 4)
  if (!model) throw new Error('There is no model.')
  for (const opening of [openSafetensors(strict('a', safetensors([long]))), openTfjsModel(model, [])]) {
    const refusal = await opening.catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(GivenWeightsError)
    expect(String(refusal).length).toBeLessThan(300)
  }
})

test('mutated safetensors files are read or refused, within bounds', async () => {
  await fc.assert(
    fc.asyncProperty(mutated(whole), (bytes) =>
      holds(() => openSafetensors(strict('a', bytes)), bytes.length),
    ),
    { numRuns },
  )
})

test('headers that say anything are read or refused, within bounds', async () => {
  const entry = fc.record({
    dtype: fc.constantFrom('F32', 'F16', 'BF16', 'I64', '__proto__', 'toString'),
    shape: fc.array(anyNumber, { maxLength: 4 }),
    data_offsets: fc.tuple(anyNumber, anyNumber),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyName, entry), { maxLength: 4 }),
      fc.nat(64),
      async (entries, size) => {
        const header = utf8(
          `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)}}`,
        )
        const bytes = new Uint8Array(8 + header.length + size)
        new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true)
        bytes.set(header, 8)
        await holds(() => openSafetensors(strict('a', bytes)), size)
      },
    ),
    { numRuns },
  )
})

test('mutated TensorFlow.js models are read or refused, within bounds', async () => {
  const [json, ...shards] = model
  if (!json) throw new Error('There is no model.')
  const text = await json.read(0, json.size)
  const total = shards.reduce((sum, { size }) => sum + size, 0)
  await fc.assert(
    fc.asyncProperty(mutated(text), fc.subarray(shards), (bytes, given) =>
      holds(() => openTfjsModel(strict('model.json', bytes), given), total),
    ),
    { numRuns },
  )
})

test('manifests that say anything are read or refused, within bounds', async () => {
  const weight = fc.record(
    {
      name: anyName,
      shape: fc.array(anyNumber, { maxLength: 4 }),
      dtype: fc.constantFrom('float32', 'int32', 'string', '__proto__'),
      quantization: fc.record(
        {
          dtype: fc.constantFrom('uint8', 'uint16', 'float16', 'toString'),
          scale: anyNumber,
          min: anyNumber,
        },
        { requiredKeys: ['dtype'] },
      ),
    },
    { requiredKeys: ['name', 'shape', 'dtype'] },
  )
  const group = fc.record({
    paths: fc.array(fc.constantFrom('a.bin', '../a.bin', 'b.bin', '__proto__'), { maxLength: 3 }),
    weights: fc.array(weight, { maxLength: 4 }),
  })
  const given = [strict('a.bin', new Uint8Array(16)), strict('b.bin', new Uint8Array(7))]
  await fc.assert(
    fc.asyncProperty(fc.array(group, { maxLength: 3 }), (weightsManifest) =>
      holds(
        () => openTfjsModel(strict('model.json', utf8(JSON.stringify({ weightsManifest }))), given),
        3 * 23,
      ),
    ),
    { numRuns },
  )
})
