import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/param'
import { disposeTensors, memory, type RunningBackend, type Tensor } from '../../src/tensor'
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
