import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  describeDiscriminator,
  describeGenerator,
  GivenWeightsError,
  NotWritableError,
  readTrainedHeader,
} from '../../models'
import { fromFloat16, toFloat16 } from '../../models/given/half-floats'
import { checkDescription } from '../../models/trained/check-description'
import { saidText } from '../../src/editor/i18n/said-text'
import { loadTranslation } from '../../src/editor/i18n/translation'
import {
  createNetwork,
  DescriptionError,
  disposeNetwork,
  type LayerDescription,
  memory,
  type NetworkDescription,
  parameterCount,
  type RunningBackend,
  restoreNetwork,
  saveNetwork,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { safetensors, stored, utf8 } from './support/given'
import { readNetwork, residual, saved, smallNetworks, withMemory, writeNetwork } from './support/trained'

let backend: RunningBackend
beforeAll(async () => {
  await loadTranslation('zh')
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())

/** No English is left of it but names. */
function expectChinese(...said: readonly string[]): void {
  for (const text of said) expect(saidText({ language: 'zh' }, text)).not.toMatch(/[a-z]{2,} [a-z]{2,}/)
}

function refusalOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const exact = { precision: 'F32', title: '', note: '' } as const
const half = { ...exact, precision: 'F16' } as const

describe('half precision', () => {
  test('every half is itself again', () => {
    const bits = Uint16Array.from({ length: 0x10000 }, (_, i) => i)
    const numbers = fromFloat16(bits)
    const again = toFloat16(numbers)
    for (let i = 0; i < bits.length; i++) {
      if (Number.isNaN(numbers[i])) expect((again[i] ?? 0) & 0x7e00).toBe(0x7e00)
      else if (again[i] !== i) throw new Error(`${i} became ${again[i]}`)
    }
  })

  test('any number becomes the nearest one, of two the even one', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: Math.fround(-65519), max: Math.fround(65519) }), (number) => {
        const [bits = 0] = toFloat16(Float32Array.of(number))
        const [is = 0, below = 0, above = 0] = fromFloat16(Uint16Array.of(bits, bits - 1, bits + 1))
        const error = Math.abs(is - number)
        for (const other of [below, above].filter(Number.isFinite)) {
          const distance = Math.abs(other - number)
          expect(error < distance || (error === distance && bits % 2 === 0) || other === is).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('what is beyond all of them is infinite', () => {
    const values = Float32Array.of(65519.99, 65520, -1e9, Number.NaN, 2 ** -25, 2 ** -24, 2 ** -25 * 1.01)
    expect([...fromFloat16(toFloat16(values))]).toEqual([
      65504,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      0,
      2 ** -24,
      2 ** -24,
    ])
  })
})

describe('a network that is written and read', () => {
  test.each(Object.entries(smallNetworks))('%s: bit for bit in single precision', (_, description) => {
    for (const network of [
      saved(description),
      withMemory(description, 'adam'),
      withMemory(description, 'sgd'),
    ]) {
      const bytes = writeNetwork(network, exact)
      const read = readNetwork('a', bytes, description.role)
      expect(read).toEqual(network)
      expect(writeNetwork(read, exact)).toEqual(bytes)
    }
  })

  test('in half precision equal to rounding, and then the same for ever', () => {
    const description = smallNetworks.generator
    const network = saved(description)
    const bytes = writeNetwork(network, half)
    const read = readNetwork('a', bytes, 'generator')
    for (const [name, { values }] of Object.entries(network.variables)) {
      const rounded = read.variables[name]?.values ?? new Float32Array()
      expect(rounded).toHaveLength(values.length)
      for (const [i, value] of values.entries()) {
        expect(Math.abs((rounded[i] ?? 9) - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -11 + 2 ** -25)
      }
    }
    expect(writeNetwork(read, half)).toEqual(bytes)
    expect(bytes.length).toBeLessThan(2 * parameterCount(description) + 4000)
  })

  test('the same bytes whatever the order in which a description was put together', () => {
    const network = saved(smallNetworks.discriminator)
    const turned = (layer: LayerDescription) => Object.fromEntries(Object.entries(layer).reverse())
    const { role, input, layers } = network.description
    const description = { layers: layers.map(turned), input, role } as unknown
    const other = { ...network, description: checkDescription(description).description }
    expect(writeNetwork(other, exact)).toEqual(writeNetwork(network, exact))
  })

  test('title, note and description stand in the metadata', () => {
    const network = saved(smallNetworks.generator)
    const bytes = writeNetwork(network, { ...half, title: 'Brushwork é', note: 'a\nb "c"' })
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    const { __metadata__: said } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    expect(said).toMatchObject({ 'gramarye.network': '1', title: 'Brushwork é', note: 'a\nb "c"' })
    expect(JSON.parse(said['gramarye.description'])).toEqual(network.description)
    expect(readTrainedHeader('a', bytes).steps).toBe(network.steps)
  })

  test('its tensors are those that it had, and none is left behind', async () => {
    const before = memory().tensors
    let calls = 0
    const next = () => Math.sin(calls++)
    const random = { uniform: () => next() ** 2, normal: next }
    const network = createNetwork(
      describeGenerator({ preset: 'resize', latent: 8, side: 16, width: 8 }),
      random,
    )
    const data = await saveNetwork(network)
    const again = restoreNetwork(readNetwork('a', writeNetwork(data, exact), 'generator'))
    expect(await saveNetwork(again)).toEqual(data)
    expect(memory().tensors).toBe(before + 2 * Object.keys(network.variables).length)
    disposeNetwork(network)
    disposeNetwork(again)
    expect(memory().tensors).toBe(before)
  })
})

test('a network that is not finite, or too large for half precision, is not written', () => {
  const network = saved(smallNetworks.generator)
  const values = Object.values(network.variables)[0]?.values ?? new Float32Array()
  values[1] = 70000
  expect(() => writeNetwork(network, half)).toThrow(NotWritableError)
  expect(() => writeNetwork(network, exact)).not.toThrow()
  values[1] = Number.NaN
  expect(() => writeNetwork(network, exact)).toThrow('not finite')
})

describe('descriptions', () => {
  test('all presets are let in, as they are', () => {
    for (const preset of ['dcgan', 'slim', 'resize', 'patch'] as const) {
      for (const side of [16, 64, 256]) {
        const generator = describeGenerator({ preset, latent: 100, side, width: 128 })
        const discriminator = describeDiscriminator({ preset, side, width: 24 })
        expect(checkDescription(generator).description).toEqual(generator)
        expect(checkDescription(discriminator).description).toEqual(discriminator)
      }
    }
  })

  const relu: LayerDescription = { kind: 'relu' }
  const up: LayerDescription = { kind: 'upsample', factor: 16 }
  const nested = (levels: number): LayerDescription => (levels ? residual(nested(levels - 1)) : relu)
  const network = (layers: unknown, input: unknown = [8, 8, 3], role: unknown = 'network') => ({
    role,
    input,
    layers,
  })
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x'],
    ['no layers', network([])],
    ['an unknown layer', network([{ kind: 'attention' }])],
    ['an unknown setting', network([{ kind: 'relu', slope: 1 }])],
    ['a forbidden name', network([{ kind: '__proto__' }])],
    ['half a pixel', network([{ kind: 'upsample', factor: 1.5 }])],
    ['an unknown role', network([relu], [8, 8, 3], 'spy')],
    ['too many layers', network(Array.from({ length: 301 }, () => relu))],
    [
      'too many layers in blocks',
      network(Array.from({ length: 20 }, () => residual(...Array(20).fill(relu)))),
    ],
    ['blocks too deep', network([nested(5)])],
    ['too many parameters', network([{ kind: 'flatten' }, { kind: 'dense', units: 2 ** 24 }])],
    ['too large on the way', network([up, up, up, up])],
    ['endless sizes', network(Array.from({ length: 299 }, () => up))],
    ['too large inside of a block', network([residual(up, up, up, up)])],
    ['one length of two', network([relu], [null, 8, 3])],
    ['any size, and one size', network([{ kind: 'flatten' }], [null, null, 3])],
    ['any size, and one size in a block', network([residual({ kind: 'flatten' })], [null, null, 3])],
    ['vectors from a network', network([{ kind: 'flatten' }])],
    [
      'a generator of gray',
      network([{ kind: 'convolution', filters: 1, kernel: 3 }], [null, null, 4], 'generator'),
    ],
    [
      'a generator of odd sizes',
      network([{ kind: 'convolution', filters: 3, kernel: 3, padding: 0 }], [null, null, 4], 'generator'),
    ],
    [
      'a discriminator of four channels',
      network([{ kind: 'convolution', filters: 1, kernel: 3 }], [8, 8, 4], 'discriminator'),
    ],
    [
      'a discriminator with two scores',
      network([{ kind: 'flatten' }, { kind: 'dense', units: 2 }], [8, 8, 3], 'discriminator'),
    ],
    ['a block that changes the shape', network([residual(up)])],
  ])('%s: refused', (_, description) => {
    const refusal = refusalOf(() => checkDescription(description))
    expect(refusal).toBeInstanceOf(DescriptionError)
    if (refusal instanceof DescriptionError) expectChinese(`a.safetensors ${refusal.message}.`)
  })

  test('blocks of four levels are let in', () => {
    expect(() => checkDescription(network([nested(4)]))).not.toThrow()
  })
})

describe('files', () => {
  const description: NetworkDescription = smallNetworks.discriminator
  const file = () => writeNetwork(withMemory(description, 'adam'), exact)
  const header = (change: (entries: Record<string, unknown>) => void) => {
    const bytes = file()
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    const entries = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    change(entries)
    const text = utf8(JSON.stringify(entries))
    const made = new Uint8Array(8 + text.length + bytes.length - 8 - length)
    new DataView(made.buffer).setBigUint64(0, BigInt(text.length), true)
    made.set(text, 8)
    made.set(bytes.subarray(8 + length), 8 + text.length)
    return made
  }
  const metadata = (name: string, value: string | undefined) =>
    header((entries) => {
      const said = entries.__metadata__ as Record<string, string>
      if (value === undefined) delete said[name]
      else said[name] = value
    })
  const patched = (name: string, value: number) => {
    const bytes = file()
    const tensor = readTrainedHeader('a', bytes).tensors.get(name)
    new DataView(bytes.buffer).setFloat32(tensor?.start ?? 0, value, true)
    return bytes
  }

  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'holds no trained network'],
    [
      'a picture',
      () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
      'holds no trained network',
    ],
    ['JSON', () => utf8('{"format":"gramarye-graph"}'), 'holds no trained network'],
    [
      'weights of VGG',
      () => safetensors([stored('features.0.weight', [1], Float32Array.of(1))]),
      'features.0.weight',
    ],
    ['a header cut short', () => file().slice(0, 300), 'holds no trained network'],
    ['half of the values', () => file().slice(0, -8), 'ends after'],
    ['a newer format', () => metadata('gramarye.network', '2'), 'newer version'],
    ['no description', () => metadata('gramarye.description', undefined), 'describes no network'],
    ['a description that is no JSON', () => metadata('gramarye.description', '{'), 'not JSON'],
    ['no steps', () => metadata('gramarye.steps', undefined), 'how long'],
    ['steps below zero', () => metadata('gramarye.steps', '-1'), 'how long'],
    ['another optimizer', () => metadata('gramarye.optimizer', '{"kind":"lion","count":1}'), 'optimizer'],
    ['a missing optimizer', () => metadata('gramarye.optimizer', undefined), 'tensors in place of'],
    ['a missing tensor', () => header((entries) => delete entries['1.bias']), 'lacks the tensor 1.bias'],
    [
      'another shape',
      () => header((entries) => Object.assign(entries['1.bias'] as object, { shape: [1, 4] })),
      'has the shape [1, 4] for 1.bias',
    ],
    [
      'one tensor more',
      () => header((entries) => Object.assign(entries, { more: entries['1.bias'] })),
      'tensors in place of',
    ],
    ['values that are not finite', () => patched('1.kernel', Number.NaN), 'not finite'],
    ['a mean square below zero', () => patched('second.1.kernel', -1), 'below 0'],
  ])('%s: refused, by name', (_, make, words) => {
    const read = () => readNetwork('painting.safetensors', make(), description.role)
    expect(read).toThrow(GivenWeightsError)
    expect(read).toThrow(words)
    expect(read).toThrow(/^painting\.safetensors /)
    const refusal = refusalOf(read)
    if (refusal instanceof GivenWeightsError) expectChinese(refusal.message, refusal.remedy)
  })

  test('another role is refused with where to load it', () => {
    const read = () => readNetwork('a', file(), 'generator')
    expect(read).toThrow('holds a discriminator, not a generator')
  })
})
