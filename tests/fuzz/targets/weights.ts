import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type GivenFile, GivenWeightsError } from '../../../models'
import { givenBytes } from '../../../models/given/given-file'
import { openSafetensors } from '../../../models/given/safetensors'
import type { TensorFile } from '../../../models/given/tensor-file'
import { openTfjsModel } from '../../../models/given/tfjs-model'
import { safetensors, safetensorsWith, stored, tfjsModel, utf8 } from '../../models/support/given'
import { mutatedBytes } from '../mutate-text'
import { type AnyTarget, bytesTarget } from '../target'

const tensors = [
  stored('block1_conv1/kernel', [1, 1, 2, 2], Float32Array.of(1, 2, 3, 4)),
  stored('block1_conv1/bias', [2], Float32Array.of(5, 6)),
]
const [model, ...shards] = tfjsModel(tensors, 10)
const modelText = model ? await model.read(0, model.size) : new Uint8Array()
const given = [...shards, strict('a.bin', new Uint8Array(16)), strict('b.bin', new Uint8Array(7))]
const givenSize = given.reduce((sum, { size }) => sum + size, 0)

/** Reads no byte that is not in the file, which is no refusal: the bounds are checked before. */
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
async function judge(opening: () => Promise<TensorFile>, bytes: number): Promise<boolean> {
  try {
    const opened = await opening()
    for (const tensor of opened.tensors) {
      const values = await tensor.read()
      assert.ok(values.length <= bytes, `${values.length} values of ${bytes} bytes`)
    }
    return true
  } catch (error) {
    if (error instanceof GivenWeightsError) return false
    throw error
  }
}

/** A number as broken files have it. */
const anyNumber = fc.oneof(
  fc.integer({ min: -8, max: 64 }),
  fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1, 0.5, null, 'x'),
)
const anyName = fc.constantFrom(
  'a',
  '__proto__',
  'constructor',
  'block1_conv1/kernel',
  '',
  'x'.repeat(100_000),
)

const entry = fc.record({
  dtype: fc.constantFrom('F32', 'F16', 'BF16', 'I64', '__proto__', 'toString'),
  shape: fc.array(anyNumber, { maxLength: 4 }),
  data_offsets: fc.tuple(anyNumber, anyNumber),
})
/** Headers that say anything. */
const anySafetensors = fc
  .tuple(fc.array(fc.tuple(anyName, entry), { maxLength: 4 }), fc.nat(64))
  .map(([entries, size]) => {
    const header = `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)}}`
    return safetensorsWith(header, [new Uint8Array(size)])
  })

const weight = fc.record(
  {
    name: anyName,
    shape: fc.array(anyNumber, { maxLength: 4 }),
    dtype: fc.constantFrom('float32', 'int32', 'string', '__proto__'),
    quantization: fc.record(
      { dtype: fc.constantFrom('uint8', 'uint16', 'float16', 'toString'), scale: anyNumber, min: anyNumber },
      { requiredKeys: ['dtype'] },
    ),
  },
  { requiredKeys: ['name', 'shape', 'dtype'] },
)
const group = fc.record({
  paths: fc.array(fc.constantFrom('a.bin', '../a.bin', 'b.bin', '__proto__'), { maxLength: 3 }),
  weights: fc.array(weight, { maxLength: 4 }),
})
/** Manifests that say anything. */
const anyModel = fc
  .array(group, { maxLength: 3 })
  .map((weightsManifest) => utf8(JSON.stringify({ weightsManifest })))

const exact = (bytes: Uint8Array) => Uint8Array.from(bytes)

export const weightTargets: readonly AnyTarget[] = [
  bytesTarget({
    name: 'weights-safetensors',
    cases: fc.oneof(mutatedBytes(safetensors(tensors, { format: 'pt' })), anySafetensors.map(exact)),
    judge: (bytes) => judge(() => openSafetensors(strict('a', bytes)), bytes.length),
  }),
  bytesTarget({
    name: 'weights-tfjs',
    cases: fc.oneof(mutatedBytes(modelText), anyModel.map(exact)),
    // A shard may be named several times.
    judge: (bytes) => judge(() => openTfjsModel(strict('model.json', bytes), given), 9 * givenSize),
  }),
]
