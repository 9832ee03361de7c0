import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Features, Gram, Image } from '../../nodes/ports'
import type { LayeredValue } from '../../nodes/ports/layered'
import { histogramOf, lookAt, sampleAt } from '../../src/engine/look'
import type { Slot } from '../../src/engine/result-cache'
import {
  disposeTensors,
  FrozenNetwork,
  memory,
  type RunningBackend,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'

function layered<T extends Tensor>(layers: Record<string, T>): LayeredValue<T> {
  return { network: new FrozenNetwork('none'), pooling: 'max', layers: new Map(Object.entries(layers)) }
}

/** As the engine holds a value: it does not know of what kind. */
function slotOf<T>(type: Slot<T>['type'], value: T): Slot<T> {
  return { port: 'out', type, value }
}

describe('views', () => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend('wasm')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('features are looked at by layer, all channels or one, and read by channel', async () => {
    const first = randomTensor([6, 8, 4], 1, 0, 3) as Tensor3D
    const second = randomTensor([3, 4, 9], 2, 0, 3) as Tensor3D
    const slot = slotOf(Features, layered({ relu1_1: first, relu2_1: second }))

    const whole = await expectTensors(0, () => lookAt(slot, undefined, 512))
    expect(whole.views).toEqual([
      { id: 'relu1_1', label: 'relu1_1', width: 8, height: 6, channels: 4 },
      { id: 'relu2_1', label: 'relu2_1', width: 4, height: 3, channels: 9 },
    ])
    expect(whole.choice).toEqual({ view: 'relu1_1' })
    expect(whole.preview).toMatchObject({ kind: 'picture', grid: { columns: 2 } })
    expect(whole.shape).toBe('relu1_1 [6, 8, 4], relu2_1 [3, 4, 9]')

    const one = await expectTensors(0, () => lookAt(slot, { view: 'relu2_1', channel: 7 }, 512))
    expect(one.choice).toEqual({ view: 'relu2_1', channel: 7 })
    expect(one.preview).toMatchObject({ kind: 'picture', width: 4, height: 3 })

    const values = Array.from(await second.data())
    const read = (channel: number | undefined, x: number, y: number) =>
      sampleAt(slot, { view: 'relu2_1', ...(channel !== undefined && { channel }) }, { x, y })
    expect(await expectTensors(0, () => read(7, 3, 2))).toEqual([values[(2 * 4 + 3) * 9 + 7]])
    expect(await read(undefined, 3, 2)).toEqual([])
    expect(await read(7, 4, 2)).toBeUndefined()
    expect(await read(7, 0, -1)).toBeUndefined()
    expect(await read(9, 0, 0)).toBeUndefined()

    const counted = await expectTensors(0, () => histogramOf(slot, { view: 'relu2_1', channel: 7 }))
    expect(counted?.curves[0]?.counts.reduce((sum, n) => sum + n, 0)).toBe(12)
    const all = await histogramOf(slot, { view: 'relu2_1' })
    expect(all?.curves[0]?.counts.reduce((sum, n) => sum + n, 0)).toBe(108)
    expect(await histogramOf(slot, { view: 'gone' })).toBeUndefined()
    disposeTensors([first, second])
  })

  test('what a later value does not have falls back to what there is', async () => {
    const only = randomTensor([3, 4, 2], 3, 0, 1) as Tensor3D
    const slot = slotOf(Features, layered({ relu1_1: only }))
    expect((await lookAt(slot, { view: 'relu4_1', channel: 1 }, 64)).choice).toEqual({
      view: 'relu1_1',
      channel: 1,
    })
    expect((await lookAt(slot, { view: 'relu1_1', channel: 2 }, 64)).choice).toEqual({ view: 'relu1_1' })
    only.dispose()
  })

  test('Gram matrices are read as G[row][column]', async () => {
    const gram = randomTensor([5, 5], 4, 0, 1) as Tensor2D
    const slot = slotOf(Gram, layered({ relu1_1: gram }))
    const { preview, choice } = await expectTensors(0, () => lookAt(slot, undefined, 512))
    expect(choice).toEqual({ view: 'relu1_1' })
    expect(preview).toMatchObject({ kind: 'picture', width: 5, height: 5 })
    const values = await gram.data()
    expect(await sampleAt(slot, { view: 'relu1_1' }, { x: 4, y: 1 })).toEqual([values[1 * 5 + 4]])
    gram.dispose()
  })

  test('a picture has one view, drawn within the side and read at its own size', async () => {
    const image = randomTensor([20, 40, 3], 5, 0, 1) as Tensor3D
    const slot = slotOf(Image, image)
    const { views, preview } = await expectTensors(0, () => lookAt(slot, { view: 'other' }, 10))
    expect(views).toEqual([{ id: 'image', label: '', width: 40, height: 20, channels: 0 }])
    expect(preview).toMatchObject({ kind: 'picture', width: 10, height: 5 })
    expect(await expectTensors(0, () => sampleAt(slot, { view: 'image' }, { x: 39.7, y: 19.2 }))).toEqual(
      Array.from((await image.data()).slice(-3)),
    )
    image.dispose()
  })
})
