import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/param'
import { disposeTensors, memory, type RunningBackend, type Tensor, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'
import { expectCancelable, expectForetold, runNode } from './support/foretold'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

const cases: readonly {
  readonly type: string
  /** Channels of each input. */
  readonly inputs: Readonly<Record<string, number>>
  readonly params?: Readonly<Record<string, Json>>
}[] = [
  { type: 'mask/threshold', inputs: { image: 3 } },
  { type: 'mask/threshold', inputs: { image: 3 }, params: { source: 'saturation' } },
  { type: 'mask/from-color', inputs: { image: 3 } },
  { type: 'mask/gradient', inputs: { image: 3 } },
  { type: 'mask/gradient', inputs: { image: 3 }, params: { shape: 'radial' } },
  { type: 'mask/invert', inputs: { mask: 1 } },
  { type: 'mask/feather', inputs: { mask: 1 }, params: { grow: 5 } },
  { type: 'mask/to-image', inputs: { mask: 1 } },
  { type: 'image/composite', inputs: { foreground: 3, background: 3, mask: 1 } },
]

describe.each(cases)('$type $params', ({ type, inputs: channels, params = {} }) => {
  it.each([
    ['small', 40, 60],
    ['in several bands', 300, 1000],
  ])('takes what it says it takes, %s, and leaves nothing', async (size, height, width) => {
    const inputs: Record<string, Tensor> = {}
    for (const [port, count] of Object.entries(channels))
      inputs[port] = randomTensor([height, width, count], 1, 0, 1)
    await expectForetold(type, { inputs, params })
    if (size !== 'small') await expectCancelable(type, { inputs, params })
    disposeTensors(Object.values(inputs))
  })
})

describe('mask/paint', () => {
  const paintedOn = (painted: Buffer) => ({ painted: new Uint8Array(painted) })
  const half = () =>
    sharp({ create: { width: 20, height: 10, channels: 3, background: '#000' } }).composite([
      { input: { create: { width: 10, height: 10, channels: 3, background: '#fff' } }, left: 0, top: 0 },
    ])

  it('is empty until something is painted', async () => {
    const image = randomTensor([30, 40, 3], 1, 0, 1)
    await expectForetold('mask/paint', { inputs: { image } })
    const { mask } = (await runNode('mask/paint', { inputs: { image } })) as { mask: Tensor }
    expect((await valuesOf(mask)).every((value) => value === 0)).toBe(true)
    disposeTensors([image, mask])
  })

  it('is what was painted, stretched to the picture', async () => {
    const assets = paintedOn(await half().png().toBuffer())
    const job = { params: { painting: { asset: 'painted' } }, assets }
    const image = randomTensor([30, 40, 3], 1, 0, 1)
    await expectForetold('mask/paint', { inputs: { image }, ...job })
    const { mask } = (await runNode('mask/paint', { inputs: { image }, ...job })) as { mask: Tensor }
    expect(mask.shape).toEqual([30, 40, 1])
    const values = await valuesOf(mask)
    for (const row of [0, 15, 29]) {
      for (const column of [0, 10, 18]) expect(values[40 * row + column]).toBeCloseTo(1, 5)
      for (const column of [22, 30, 39]) expect(values[40 * row + column]).toBeCloseTo(0, 5)
    }
    const large = randomTensor([900, 1200, 3], 1, 0, 1)
    await expectForetold('mask/paint', { inputs: { image: large }, ...job })
    disposeTensors([image, mask, large])
  })

  it('says which file is no picture, and leaves nothing when canceled or in error', async () => {
    const image = randomTensor([30, 40, 3], 1, 0, 1)
    const run = (painted: Buffer, signal?: AbortSignal) =>
      expectTensors(0, () =>
        runNode(
          'mask/paint',
          { inputs: { image }, params: { painting: { asset: 'painted' } }, assets: paintedOn(painted) },
          signal,
        ),
      )
    await expect(run(Buffer.from('no picture'))).rejects.toMatchObject({
      message: expect.stringContaining('painted'),
    })
    await expect(run(await half().png().toBuffer(), AbortSignal.abort())).rejects.toThrow(/abort/i)
    disposeTensors([image])
  })
})

describe('image/composite', () => {
  it('names the sizes of pictures and masks that do not fit', async () => {
    const foreground = randomTensor([4, 6, 3], 1)
    const background = randomTensor([4, 6, 3], 2)
    const mask = randomTensor([4, 5, 1], 3)
    const run = (inputs: Record<string, Tensor>) =>
      expectTensors(0, () => runNode('image/composite', { inputs }))
    await expect(run({ foreground, background, mask })).rejects.toMatchObject({
      message: '“foreground” has 6 x 4 px, and “mask” has 5 x 4 px.',
      port: 'mask',
    })
    const other = randomTensor([3, 6, 3], 4)
    await expect(run({ foreground, background: other, mask })).rejects.toMatchObject({ port: 'background' })
    disposeTensors([foreground, background, mask, other])
  })
})
