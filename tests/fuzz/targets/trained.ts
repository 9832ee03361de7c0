import assert from 'node:assert/strict'
import fc from 'fast-check'
import { GivenWeightsError, readTrainedHeader } from '../../../models'
import { checkDescription } from '../../../models/trained/check-description'
import { DescriptionError, type NetworkDescription } from '../../../src/tensor'
import { safetensorsWith } from '../../models/support/given'
import { readNetwork, saved, smallNetworks, withMemory, writeNetwork } from '../../models/support/trained'
import { mutatedBytes } from '../mutate-text'
import { bytesTarget } from '../target'

const exact = { precision: 'F32', title: 'a', note: 'b' } as const

/** Small enough for mutations to meet more than its values. */
const tiny: NetworkDescription = {
  role: 'network',
  input: [null, null, 3],
  layers: [
    { kind: 'convolution', filters: 1, kernel: 1 },
    { kind: 'batch-norm' },
    { kind: 'residual', layers: [{ kind: 'instance-norm' }, { kind: 'leaky-relu', slope: 0.2 }] },
  ],
}

const files = [
  writeNetwork(withMemory(tiny, 'adam'), exact),
  writeNetwork(withMemory(tiny, 'sgd'), exact),
  writeNetwork(saved(tiny), { ...exact, precision: 'F16' }),
]

const anyNumber = fc.oneof(
  fc.integer({ min: -2, max: 64 }),
  fc.constantFrom(2 ** 24, 2 ** 31, 2 ** 53, 1e308, 0.5, null, 'x'),
)
const anyKind = fc.constantFrom(
  'dense',
  'reshape',
  'flatten',
  'convolution',
  'transposed-convolution',
  'upsample',
  'pixel-shuffle',
  'reflection-pad',
  'batch-norm',
  'relu',
  'leaky-relu',
  '__proto__',
  'toString',
)
const { layers: anyLayers } = fc.letrec<{ layers: unknown[]; layer: unknown }>((tie) => ({
  layers: fc.array(tie('layer'), { maxLength: 4 }),
  layer: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(
        anyKind,
        fc.dictionary(
          fc.constantFrom('units', 'filters', 'kernel', 'stride', 'padding', 'factor', 'size', 'slope'),
          anyNumber,
        ),
      )
      .map(([kind, settings]) => ({ kind, ...settings })),
    tie('layers').map((layers) => ({ kind: 'residual', layers })),
  ),
}))
/** Descriptions that say anything, with no tensors, or with those of another network. */
const anyDescription = fc
  .record({
    role: fc.constantFrom('generator', 'discriminator', 'network', '__proto__'),
    input: fc.array(anyNumber, { maxLength: 4 }),
    layers: fc.oneof(anyLayers, fc.constantFrom(...Object.values(smallNetworks).map(({ layers }) => layers))),
  })
  .map((description) => {
    const said = {
      'gramarye.network': '1',
      'gramarye.description': JSON.stringify(description),
      'gramarye.steps': '1',
    }
    return Uint8Array.from(safetensorsWith(JSON.stringify({ __metadata__: said })))
  })

/** Values that say anything, behind a header that is whole. */
const anyValues = fc
  .tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
  .map(([file, changes]) => {
    const bytes = Uint8Array.from(file)
    const start = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true))
    for (const [at, value] of changes) bytes[start + (at % (bytes.length - start))] = value
    return bytes
  })

/** What is read is a network that could be built, has no more values than the file, and is written as it was. */
function judge(bytes: Uint8Array): boolean {
  try {
    const { description } = readTrainedHeader('a', bytes)
    const network = readNetwork('a', bytes, description.role)
    checkDescription(description)
    const groups = [network.variables, network.average, network.memory?.first, network.memory?.second]
    const values = groups
      .flatMap((tensors) => Object.values(tensors ?? {}))
      .map(({ values }) => values.length)
    const count = values.reduce((sum, length) => sum + length, 0)
    assert.ok(2 * count <= bytes.length, `${count} values of ${bytes.length} bytes`)
    assert.deepEqual(readNetwork('a', writeNetwork(network, exact), description.role), network)
    return true
  } catch (error) {
    assert.ok(!(error instanceof DescriptionError), 'A description was let in that is none.')
    if (error instanceof GivenWeightsError) return false
    throw error
  }
}

export const trained = bytesTarget({
  name: 'weights-trained',
  cases: fc.oneof(...files.map(mutatedBytes), anyDescription, anyValues),
  judge,
})
