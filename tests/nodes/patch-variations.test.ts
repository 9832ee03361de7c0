import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patchVariationsNode } from '../../nodes/generate/patch-variations'
import { lossPixels } from '../../nodes/loss/pixels'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { Images } from '../../nodes/ports'
import type { Json } from '../../src/core/param'
import {
  disposeTensors,
  disposeTerms,
  memory,
  type RunningBackend,
  type Tensor3D,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, paramsOf } from './support/forecast'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

const picture = (height: number, width: number) => randomTensor([height, width, 3], 3, 0, 1) as Tensor3D
const few = { count: 2, steps: 2, projections: 8, coarsest: 20 }

function make(image: Tensor3D, params: Record<string, Json>, context = testContext()) {
  const all = paramsOf(patchVariationsNode, { ...few, ...params }) as Parameters<
    typeof patchVariationsNode.run
  >[0]['params']
  return patchVariationsNode.run({ inputs: { image }, params: all }, context)
}

describe('patch variations', () => {
  it('are of the wanted size, shown as they come, with the distance by step', async () => {
    const image = picture(24, 30)
    const context = testContext()
    const made = await expectTensors(5, async () => make(image, { wide: 2, high: 0.75 }, context))
    expect(made.images.images.map(({ shape }) => shape)).toEqual([
      [18, 60, 3],
      [18, 60, 3],
    ])
    const { x, curves } = made.distance
    expect(curves.distance).toHaveLength(x.length)
    expect(context.reports.at(-1)).toMatchObject({
      iteration: x.at(-1),
      fraction: 1,
      total: curves.distance?.at(-1),
    })
    const before = memory().tensors
    expect(await context.reports[0]?.preview?.().catch(() => null)).toBeNull()
    expect(memory().tensors).toBe(before)
    context.end()
    Images.dispose(made.images)
    disposeTensors([made.image, image])
  })

  it('are others with another seed, and the same with the same', async () => {
    const image = picture(24, 30)
    const context = testContext()
    const values: Float32Array[] = []
    for (const seed of [1, 1, 2]) {
      const made = await make(image, { seed }, context)
      values.push(await valuesOf(made.image))
      Images.dispose(made.images)
      made.image.dispose()
    }
    context.end()
    image.dispose()
    expect(values[1]).toEqual(values[0])
    expect(values[2]).not.toEqual(values[0])
  })

  it.each([
    [24, 6, {}, 'The picture has 6 x 24 px, which is less than a patch of 7 px.'],
    [24, 30, { wide: 0.2 }, 'The variations would have 6 x 24 px, which is less than a patch of 7 px.'],
  ])('say that a patch does not fit', async (height, width, params, message) => {
    const image = picture(height, width)
    await expect(expectTensors(0, async () => make(image, params))).rejects.toThrow(message)
    image.dispose()
  })

  it('are forecast', async () => {
    const image = picture(60, 80)
    await expectForecast(patchVariationsNode, { image }, few)
    await expectForecast(
      patchVariationsNode,
      { image },
      { ...few, count: 1, projections: 64, wide: 2, steps: 1 },
    )
    await expectForecast(patchVariationsNode, { image }, { ...few, count: 6, patch: 3, start: 'picture' })
    image.dispose()
  })
})

describe('the pixel loss', () => {
  const terms = async (target: Tensor3D, params: Record<string, Json>) => {
    const context = testContext()
    const all = paramsOf(lossPixels, params) as Parameters<typeof lossPixels.run>[0]['params']
    const { loss } = await lossPixels.run({ inputs: { target, mask: undefined }, params: all }, context)
    context.end()
    return loss
  }

  it('is forecast', async () => {
    const target = picture(30, 40)
    await expectForecast(lossPixels, { target })
    target.dispose()
  })

  it('says in words and with a remedy that the painted picture does not fit', async () => {
    const [image, target] = [picture(20, 30), picture(12, 15)]
    const loss = await terms(target, { reduced: '2' })
    const context = testContext()
    const inputs = { image, loss, start: undefined, painting: undefined }
    const params = paramsOf(optimizePixelsNode, { iterations: 1 }) as Parameters<
      typeof optimizePixelsNode.run
    >[0]['params']
    await expect(optimizePixelsNode.run({ inputs, params }, context)).rejects.toMatchObject({
      message: expect.stringContaining('which is not that reduced 2 times'),
      remedy: expect.stringContaining('target of the pixel loss'),
    })
    context.end()
    disposeTerms(loss)
    disposeTensors([image, target])
  })

  it('of a colored target paints in color', async () => {
    const target = picture(12, 16)
    const [one] = await terms(target, {})
    expect(one?.gray).toBe(false)
    disposeTerms(one ? [one] : [])
    target.dispose()
  })
})
