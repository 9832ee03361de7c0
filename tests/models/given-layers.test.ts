import { describe, expect, test } from 'vitest'
import { GivenWeightsError, keepWeights } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import { openGiven } from '../../models/given/read-given'
import { counted, safetensors, safetensorsWith, stored, tfjsModel } from './support/given'
import { asKeras, asTorchvision, madeUpNetwork } from './support/networks'

const floats = (...values: number[]) => Float32Array.from(values)
const lite = madeUpNetwork('lite-encoder')

/** Of arrays that are too long to be compared value by value with `toEqual`. */
function sameBytes(a: Float32Array | Uint8Array, b: Float32Array | Uint8Array): boolean {
  const bytes = (values: Float32Array | Uint8Array) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  return bytes(a).equals(bytes(b))
}

describe('networks in given files', () => {
  const open = (bytes: Uint8Array, name = 'a.safetensors') => openGiven([givenBytes(name, bytes)])

  test.each([
    ['Keras', asKeras(lite), 'caffe'],
    ['Keras in a graph', asKeras(lite, ['_1/Conv2D/ReadVariableOp', '_1/BiasAdd/ReadVariableOp']), 'caffe'],
    ['the first tfjs', asKeras(lite, ['_W_1:0', '_b_1:0']), 'caffe'],
    ['torchvision', asTorchvision(lite), 'torchvision'],
    ['torchvision inside another module', asTorchvision(lite, 'vgg.features.'), 'torchvision'],
    ['torchvision without a module', asTorchvision(lite, ''), 'torchvision'],
    ['nobody, in order', asKeras(lite).map((tensor, i) => ({ ...tensor, name: `t${i}` })), 'caffe'],
    ['nobody, in order, with other layers', withDense(asTorchvision(lite, 'f.')), 'torchvision'],
  ] as const)('by the names of %s', async (_, tensors, input) => {
    const network = await open(safetensors(tensors))
    expect(network.encoder.id).toBe('lite-encoder')
    expect(network.input).toBe(input)
    for (const [depth, { from, to, filter, bias }] of lite.entries()) {
      const layer = await network.read(depth)
      expect(layer.shape).toEqual([3, 3, from, to])
      expect(sameBytes(layer.filter, filter)).toBe(true)
      expect(sameBytes(layer.bias, bias)).toBe(true)
    }
  })

  function withDense(tensors: ReturnType<typeof asKeras>) {
    return [
      ...tensors,
      stored('z.dense', [2, 2], floats(1, 2, 3, 4)),
      stored('z.more', [4], floats(1, 2, 3, 4)),
    ]
  }

  test.each(['vgg16', 'vgg19'])(
    'the whole %s of torchvision is told apart, and only what is asked is read',
    async (id) => {
      const { header, size } = torchvisionFile(id)
      const file = counted({
        name: 'model.safetensors',
        size: header.length + size,
        read: async (start, end) => {
          const bytes = new Uint8Array(end - start)
          bytes.set(header.slice(start, Math.min(end, header.length)))
          return bytes
        },
      })
      const network = await openGiven([file])
      expect(network.encoder.id).toBe(id)
      expect((await network.read(2)).shape).toEqual([3, 3, 64, 128])
      expect(file.size).toBeGreaterThan(5e8)
      expect(file.bytesRead()).toBeLessThan(5e5)
    },
  )

  /** Header and size of such a file with its classifier. */
  function torchvisionFile(id: string) {
    const shapes: [string, number[]][] = asTorchvisionShapes(id)
    shapes.push(['classifier.0.weight', [4096, 25088]], ['classifier.0.bias', [4096]])
    shapes.push(['classifier.3.weight', [4096, 4096]], ['classifier.3.bias', [4096]])
    let at = 0
    const entries = shapes.map(([name, shape]) => {
      const start = at
      at += 4 * shape.reduce((a, b) => a * b, 1)
      return [name, { dtype: 'F32', shape, data_offsets: [start, at] }]
    })
    return { header: safetensorsWith(JSON.stringify(Object.fromEntries(entries))), size: at }
  }

  function asTorchvisionShapes(id: string): [string, number[]][] {
    const blocks = id === 'vgg16' ? [2, 2, 3, 3, 3] : [2, 2, 4, 4, 4]
    let [place, from] = [0, 3]
    return blocks.flatMap((count, block) => {
      const named = Array.from({ length: count }, (): [string, number[]][] => {
        const to = Math.min(512, 64 * 2 ** block)
        const pair: [string, number[]][] = [
          [`features.${place}.weight`, [to, from, 3, 3]],
          [`features.${place}.bias`, [to]],
        ]
        from = to
        place += 2
        return pair
      })
      place += 1
      return named.flat()
    })
  }

  test('the same weights are kept as the same bytes, whatever file they come from', async () => {
    const files = [givenBytes('keras.safetensors', safetensors(asKeras(lite)))]
    const model = tfjsModel(asKeras(lite), 100_000)
    const [one, other] = [await keepWeights(files), await keepWeights(model)]
    expect(one.title).toBe('Lite')
    expect(sameBytes(one.bytes, other.bytes)).toBe(true)
    const again = await keepWeights([givenBytes('kept', one.bytes)])
    expect(sameBytes(again.bytes, one.bytes)).toBe(true)
    expect((await open((await keepWeights([torch()])).bytes)).input).toBe('torchvision')
  })

  const torch = () => givenBytes('torch.safetensors', safetensors(asTorchvision(lite)))

  test.each([
    [
      'a filter that is missing',
      asKeras(lite).filter(({ name }) => name !== 'block4_conv2/kernel'),
      /lacks the filter of block4_conv2, which Lite has/,
    ],
    [
      'a bias that is missing',
      asKeras(lite).filter(({ name }) => name !== 'block5_conv1/bias'),
      /lacks the bias of block5_conv1/,
    ],
    [
      'a filter of another shape',
      change('block3_conv1/kernel', [3, 3, 48, 97]),
      /\[3, 3, 48, 97\] for block3_conv1\/kernel, where Lite has \[3, 3, 48, 96\]/,
    ],
    [
      'a bias of another shape',
      change('block3_conv1/bias', [97]),
      /\[97\] for block3_conv1\/bias, where Lite has \[96\]/,
    ],
    [
      'two networks',
      [...asKeras(lite), ...asKeras(lite).map((t) => ({ ...t, name: `b/${t.name}` }))],
      /two tensors for one convolution: block1_conv1\/kernel and b\/block1_conv1\/kernel/,
    ],
    [
      'batch normalization',
      [...asTorchvision(lite), stored('features.1.running_mean', [1], floats(0))],
      /batch normalization/,
    ],
    [
      'another network',
      [stored('conv.weight', [1, 1], floats(1))],
      /no network of VGG's family.*conv\.weight/,
    ],
    ['nothing at all', [], /no network of VGG's family/],
  ])('refuses %s', async (_, tensors, message) => {
    const opening = open(safetensors(tensors))
    await expect(opening).rejects.toThrow(GivenWeightsError)
    await expect(opening).rejects.toThrow(message)
  })

  function change(name: string, shape: number[]) {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1))
    return asKeras(lite).map((tensor) => (tensor.name === name ? stored(name, shape, values) : tensor))
  }

  test('values that are not finite are refused, by the name of their tensor', async () => {
    const tensors = asKeras(lite)
    const bad = tensors.map((t) =>
      t.name === 'block1_conv2/bias' ? stored(t.name, t.shape, new Float32Array(16).fill(Number.NaN)) : t,
    )
    const network = await open(safetensors(bad))
    await network.read(0)
    await expect(network.read(1)).rejects.toThrow(/block1_conv2\/bias that are not finite/)
  })

  test.each([
    ['model.pth', [0x50, 0x4b, 0x03, 0x04], /save it as safetensors/],
    ['vgg16.h5', [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a], /HDF5/],
    ['group1-shard1of2.bin', [1, 2, 3], /together with its model\.json/],
    ['cat.png', [1, 2], /not a file of weights/],
    ['empty', [], /not a file of weights/],
  ])('says what %s is', async (name, bytes, message) => {
    await expect(open(Uint8Array.from(bytes), name)).rejects.toThrow(message)
  })
})
