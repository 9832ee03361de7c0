import { describe, expect, test } from 'vitest'
import { GivenWeightsError } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import { openSafetensors } from '../../models/given/safetensors'
import { openTfjsModel } from '../../models/given/tfjs-model'
import { bytesOfFloats, safetensors, safetensorsWith, stored, tfjsModel, utf8 } from './support/given'

const floats = (...values: number[]) => Float32Array.from(values)

async function readAll(file: {
  readonly tensors: readonly { name: string; read(): Promise<Float32Array> }[]
}) {
  const values = await Promise.all(file.tensors.map(async ({ name, read }) => [name, [...(await read())]]))
  return Object.fromEntries(values)
}

describe('safetensors', () => {
  test('single, half and brain precision', async () => {
    const half = new Uint8Array(Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x3555).buffer)
    const brain = new Uint8Array(Uint16Array.of(0x3f80, 0xc040).buffer)
    const bytes = safetensors(
      [
        stored('single', [2], floats(1.5, -2)),
        { name: 'half', shape: [6], dtype: 'F16', bytes: half },
        { name: 'brain', shape: [2], dtype: 'BF16', bytes: brain },
      ],
      { format: 'pt' },
    )
    const opened = await openSafetensors(givenBytes('a.safetensors', bytes))
    expect(await readAll(opened)).toEqual({
      single: [1.5, -2],
      half: [1, -2, 2 ** -24, -0, 65504, 0.333251953125],
      brain: [1, -3],
    })
    expect(opened.metadata.get('format')).toBe('pt')
  })

  test.each([
    ['a header longer than the file', Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d), /does not begin/],
    ['a header of 2⁶³ bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x80, 0x7b, 0x7d), /does not begin/],
    ['nothing', new Uint8Array(0), /does not begin/],
    ['a header that is not JSON', safetensorsWith('{"a":'), /header is not JSON/],
    ['a header that is a list', safetensorsWith('[]'), /header is not an object/],
    ['a tensor without a place', safetensorsWith('{"a":{"dtype":"F32","shape":[1]}}'), /tensor a/],
    ['values that are not there', tensor('F32', [2], [0, 8], 4), /ends after .* tensor a/],
    ['a place before the values', tensor('F32', [1], [-4, 0], 4), /ends after|place.* tensor a/],
    ['a place that ends before it begins', tensor('F32', [1], [4, 0], 4), /tensor a/],
    ['a place between bytes', tensor('F32', [1], [0.5, 4.5], 8), /place.* tensor a/],
    ['fewer values than the shape', tensor('F32', [2], [0, 4], 4), /4 bytes in place of 8.* tensor a/],
    ['a negative side', tensor('F32', [-1], [0, 4], 4), /impossible shape \[-1\]/],
    ['a shape beyond all bounds', tensor('F32', [2 ** 40, 2 ** 40], [0, 4], 4), /impossible shape/],
    ['a name that reaches the prototype', safetensorsWith('{"__proto__":{}}'), /the name __proto__/],
  ])('refuses %s', async (_, bytes, message) => {
    const opening = openSafetensors(givenBytes('a.safetensors', bytes))
    await expect(opening).rejects.toThrow(GivenWeightsError)
    await expect(opening).rejects.toThrow(message)
    await expect(opening).rejects.toThrow(/^a\.safetensors /)
  })

  function tensor(dtype: string, shape: number[], place: number[], bytes: number) {
    const entry = { dtype, shape, data_offsets: place }
    return safetensorsWith(JSON.stringify({ a: entry }), [new Uint8Array(bytes)])
  }

  test('other kinds of numbers are refused only when they are read', async () => {
    const count = { name: 'count', shape: [], dtype: 'I64', bytes: new Uint8Array(8) }
    const { tensors } = await openSafetensors(
      givenBytes('a', safetensors([count, stored('b', [1], floats(1))])),
    )
    await expect(tensors[0]?.read()).rejects.toThrow(/count as I64/)
    expect(await tensors[1]?.read()).toEqual(floats(1))
  })
})

describe('TensorFlow.js models', () => {
  test('plain and quantized weights, across the borders of shards', async () => {
    const [model, ...shards] = tfjsModel(
      [
        stored('plain', [3], floats(1, 2, 3)),
        {
          ...stored('bytes', [2], floats()),
          bytes: Uint8Array.of(0, 255),
          quantization: { dtype: 'uint8', scale: 0.5, min: -1 },
        },
        {
          ...stored('words', [1], floats()),
          bytes: new Uint8Array(Uint16Array.of(1000).buffer),
          quantization: { dtype: 'uint16', scale: 0.25, min: 3 },
        },
        {
          ...stored('half', [1], floats()),
          bytes: new Uint8Array(Uint16Array.of(0x3c00).buffer),
          quantization: { dtype: 'float16' },
        },
      ],
      5,
    )
    if (!model) throw new Error('There is no model.')
    expect(shards.length).toBe(4)
    expect(await readAll(await openTfjsModel(model, shards))).toEqual({
      plain: [1, 2, 3],
      bytes: [-1, 126.5],
      words: [253],
      half: [1],
    })
  })

  test('a shard that was not given is named, with the tensor, and what lies before it is read', async () => {
    const files = tfjsModel([stored('a', [1], floats(7)), stored('b', [1], floats(8))], 4)
    const [model] = files
    if (!model) throw new Error('There is no model.')
    const { tensors } = await openTfjsModel(model, files.slice(0, 2))
    expect(await tensors[0]?.read()).toEqual(floats(7))
    await expect(tensors[1]?.read()).rejects.toMatchObject({
      message: 'model.json has the tensor b in group1-shard2of2.bin, which was not given.',
      remedy: expect.stringContaining('together'),
    })
  })

  test('shards that are too short are refused before anything is allocated', async () => {
    const [model, shard] = tfjsModel([{ ...stored('a', [2 ** 25, 2 ** 25], floats(1)) }], 4)
    if (!model || !shard) throw new Error('There is no model.')
    const { tensors } = await openTfjsModel(model, [shard])
    await expect(tensors[0]?.read()).rejects.toThrow(/bytes for a, but its \.bin files have 4/)
  })

  test('values after one without a size are refused, those before it read', async () => {
    const words = [
      { name: 'a', shape: [1], dtype: 'float32' },
      { name: 'text', shape: [1], dtype: 'string' },
      { name: 'b', shape: [1], dtype: 'float32' },
    ]
    const manifest = [{ paths: ['x.bin'], weights: words }]
    const model = givenBytes('model.json', utf8(JSON.stringify({ weightsManifest: manifest })))
    const shard = givenBytes('x.bin', bytesOfFloats(floats(1, 2, 3)))
    const { tensors } = await openTfjsModel(model, [shard])
    expect(await tensors[0]?.read()).toEqual(floats(1))
    await expect(tensors[1]?.read()).rejects.toThrow(/text as string/)
    await expect(tensors[2]?.read()).rejects.toThrow(/the tensor b/)
  })

  test.each([
    ['{"weightsManifest":{}}', /not the model\.json/],
    ['{"nodes":[]}', /not the model\.json/],
    ['{', /content is not JSON/],
    [
      '{"weightsManifest":[{"paths":[],"weights":[{"name":"constructor","shape":[],"dtype":"float32"}]}]}',
      /the name constructor/,
    ],
    [
      '{"weightsManifest":[{"paths":[],"weights":[{"name":"a","shape":[1.5],"dtype":"float32"}]}]}',
      /impossible shape \[1\.5\] for a/,
    ],
  ])('refuses %s', async (text, message) => {
    await expect(openTfjsModel(givenBytes('model.json', utf8(text)), [])).rejects.toThrow(message)
  })
})
