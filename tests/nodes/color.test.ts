import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/param'
import { colorStatistics, disposeTensors, memory, type RunningBackend, type Tensor3D } from '../../src/tensor'
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

/** Every node of the category; `other` is the name of its second input. */
const cases: readonly {
  readonly type: string
  readonly first: string
  readonly other?: string
  readonly params?: Readonly<Record<string, Json>>
}[] = [
  { type: 'color/adjust', first: 'image' },
  { type: 'color/adjust', first: 'image', params: { gamma: 1.4, hue: 20 } },
  { type: 'color/grayscale', first: 'image' },
  { type: 'color/grayscale', first: 'image', params: { method: 'lightness' } },
  { type: 'color/match-color', first: 'image', other: 'target' },
  {
    type: 'color/match-color',
    first: 'image',
    other: 'target',
    params: { space: 'rgb', method: 'cholesky' },
  },
  {
    type: 'color/match-color',
    first: 'image',
    other: 'target',
    params: { space: 'opponent', method: 'pca' },
  },
  { type: 'color/match-color', first: 'image', other: 'target', params: { space: 'lalphabeta' } },
  { type: 'color/match-histogram', first: 'image', other: 'target' },
  { type: 'color/match-histogram', first: 'image', other: 'target', params: { channels: 'luminance' } },
  { type: 'color/prepare-luminance', first: 'content', other: 'style' },
  { type: 'color/prepare-luminance', first: 'content', other: 'style', params: { match: false } },
  { type: 'color/luminance-only', first: 'luminance', other: 'colors' },
]

describe.each(cases)('$type $params', ({ type, first, other, params = {} }) => {
  it.each([
    ['small', 40, 60],
    ['in several bands', 300, 1000],
  ])('takes what it says it takes, %s, and leaves nothing', async (size, height, width) => {
    const image = randomTensor([height, width, 3], 1, 0, 1)
    const second = randomTensor([height, width, 3], 2, 0, 1)
    const inputs = other === undefined ? { [first]: image } : { [first]: image, [other]: second }
    await expectForetold(type, { inputs, params })
    if (size !== 'small') await expectCancelable(type, { inputs, params })
    disposeTensors([image, second])
  })
})

describe('color/luminance-only', () => {
  it('names the sizes of pictures that do not fit', async () => {
    const luminance = randomTensor([4, 6, 3], 1, 0, 1)
    const colors = randomTensor([5, 6, 3], 2, 0, 1)
    const run = expectTensors(0, () => runNode('color/luminance-only', { inputs: { luminance, colors } }))
    await expect(run).rejects.toMatchObject({
      message: '“luminance” has 6 x 4 px, and “colors” has 6 x 5 px.',
      remedy: expect.stringContaining('resizing'),
      port: 'colors',
    })
    disposeTensors([luminance, colors])
  })
})

describe('color/prepare-luminance', () => {
  it('gives the style the light of the content', async () => {
    const content = randomTensor([8, 9, 3], 1, 0.6, 0.9)
    const style = randomTensor([7, 5, 3], 2, 0, 0.4)
    const outputs = await runNode('color/prepare-luminance', { inputs: { content, style } })
    const tensors = Object.values(outputs) as Tensor3D[]
    const [gray, painted] = await Promise.all(tensors.map((tensor) => colorStatistics(tensor, 'rgb')))
    expect(painted?.mean[0]).toBeCloseTo(gray?.mean[0] ?? Number.NaN, 4)
    expect(painted?.covariance[0][0]).toBeCloseTo(gray?.covariance[0][0] ?? Number.NaN, 4)
    disposeTensors([content, style, ...tensors])
  })
})
