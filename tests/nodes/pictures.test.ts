import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageBlend } from '../../nodes/image/blend'
import { imageBlur } from '../../nodes/image/blur'
import { imageCrop } from '../../nodes/image/crop'
import { anchorOptions, cropBox } from '../../nodes/image/crop-box'
import { imagePad } from '../../nodes/image/pad'
import { imageResize } from '../../nodes/image/resize'
import { imageSharpen } from '../../nodes/image/sharpen'
import { imageStrokeSize } from '../../nodes/image/stroke-size'
import { imageTransform } from '../../nodes/image/transform'
import { boundingSize, inscribedSize } from '../../nodes/image/turned-size'
import type { AnyNode } from '../../src/core/node'
import type { Json } from '../../src/core/param'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, memory, noiseImage, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { abortAfter, distance } from '../tensor/support/pictures'
import { seeded } from '../tensor/support/random'
import { testContext } from './support/context'
import { expectForecast, foretell, paramsOf } from './support/forecast'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

type Params = Readonly<Record<string, Json>>
type Inputs = Readonly<Record<string, Tensor3D>>

/** Runs a node and ends the run; only its output stays. */
async function run(
  node: AnyNode,
  inputs: Inputs,
  params: Params = {},
  signal?: AbortSignal,
): Promise<Tensor3D> {
  const context = testContext(signal && { signal })
  try {
    const { image } = await node.run({ inputs, params: paramsOf(node, params) }, context)
    return image as Tensor3D
  } finally {
    context.end()
  }
}

const noise = (width: number, height: number, seed = 1) => noiseImage({ width, height }, seeded(seed))

/** The shape of the result. */
async function shapeOf(node: AnyNode, image: Tensor3D, params: Params): Promise<readonly number[]> {
  const result = await expectTensors(1, () => run(node, { image }, params))
  const { shape } = result
  result.dispose()
  return shape
}

describe('image/resize', () => {
  it('fits the longest side, the shortest, or both', async () => {
    const image = noise(60, 40)
    expect(await shapeOf(imageResize, image, { fit: 'longest', side: 30 })).toEqual([20, 30, 3])
    expect(await shapeOf(imageResize, image, { fit: 'shortest', side: 30 })).toEqual([30, 45, 3])
    const exact = { fit: 'exact', width: 21, height: 70, filter: 'lanczos3' }
    expect(await shapeOf(imageResize, image, exact)).toEqual([70, 21, 3])
    image.dispose()
  })

  it('says that a long strip would become endless', async () => {
    const image = noise(400, 2)
    const endless = { fit: 'shortest', side: 4096 }
    await expect(expectTensors(0, () => run(imageResize, { image }, endless))).rejects.toThrow(
      /400 × 2 px would become 819200 × 4096 px/,
    )
    expect(foretell(imageResize, { image }, endless)).toBeUndefined()
    image.dispose()
  })
})

describe('image/stroke-size', () => {
  it('makes the style as many times as large as the canvas, in its own shape', async () => {
    const [style, canvas] = [noise(40, 60), noise(50, 30)]
    const at = (size: number) =>
      expectTensors(1, async () => {
        const made = await run(imageStrokeSize, { style, canvas }, { size })
        expect(foretell(imageStrokeSize, { style, canvas }, { size })).toMatchObject({
          outputs: { image: made.shape },
        })
        return made
      })
    for (const [size, shape] of [
      [1, [50, 33, 3]],
      [2, [100, 67, 3]],
      [0.5, [25, 17, 3]],
      [0.1, [16, 11, 3]],
    ] as const) {
      const made = await at(size)
      expect(made.shape).toEqual(shape)
      made.dispose()
    }
    disposeTensors([style, canvas])
  })

  it('makes the style no larger than networks can look at', async () => {
    const [style, canvas] = [noise(2, 2), noise(2000, 2)]
    expect(foretell(imageStrokeSize, { style, canvas }, { size: 4 })).toMatchObject({
      outputs: { image: [4096, 4096, 3] },
    })
    disposeTensors([style, canvas])
  })
})

describe('image/crop', () => {
  const whole = { unit: 'percent', left: 0, top: 0, width: 100, height: 100 } as const

  it('cuts percents, pixels, and an aspect at an anchor', () => {
    const picture = { width: 200, height: 100 }
    const box = { unit: 'percent', left: 10, top: 20, width: 50, height: 40 } as const
    const plain = { aspect: 'original', anchor: 'center' } as const
    expect(cropBox(picture, { ...box, ...plain })).toEqual({ x: 20, y: 20, width: 100, height: 40 })
    expect(cropBox(picture, { ...box, ...plain, unit: 'px' })).toEqual({
      x: 10,
      y: 20,
      width: 50,
      height: 40,
    })
    const square = { ...whole, aspect: '1:1' } as const
    expect(cropBox(picture, { ...square, anchor: 'center' })).toEqual({
      x: 50,
      y: 0,
      width: 100,
      height: 100,
    })
    expect(cropBox(picture, { ...square, anchor: 'top-right' })).toMatchObject({ x: 100, y: 0 })
    const high = { ...whole, aspect: '16:9', anchor: 'bottom-left' } as const
    expect(cropBox({ width: 160, height: 200 }, high)).toEqual({ x: 0, y: 110, width: 160, height: 90 })
  })

  it('always gives a box within the picture', () => {
    const length = fc.double({ min: 0, max: 16_384, noNaN: true })
    fc.assert(
      fc.property(
        fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
        fc.record({
          unit: fc.constantFrom('percent', 'px'),
          left: length,
          top: length,
          width: length,
          height: length,
          aspect: fc.constantFrom('original', '1:1', '16:9', '9:16'),
          anchor: fc.constantFrom(...anchorOptions.map(({ value }) => value)),
        }),
        (picture, crop) => {
          const box = cropBox(picture, crop)
          if (!box) return
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0)
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1)
          expect(box.x + box.width).toBeLessThanOrEqual(picture.width)
          expect(box.y + box.height).toBeLessThanOrEqual(picture.height)
        },
      ),
    )
  })

  it('gives the pixels of the box, and says when it begins beyond the picture', async () => {
    const image = noise(9, 6)
    const values = await valuesOf(image)
    const cut = await expectTensors(1, () =>
      run(imageCrop, { image }, { unit: 'px', left: 2, top: 3, width: 4, height: 50 }),
    )
    expect(cut.shape).toEqual([3, 4, 3])
    expect((await valuesOf(cut)).slice(0, 3)).toEqual(values.slice((3 * 9 + 2) * 3, (3 * 9 + 3) * 3))
    await expect(expectTensors(0, () => run(imageCrop, { image }, { unit: 'px', left: 9 }))).rejects.toThrow(
      /beyond the picture of 9 × 6 px/,
    )
    disposeTensors([image, cut])
  })
})

describe('image/transform', () => {
  it('turned four times by a quarter, and mirrored twice, a picture is itself', async () => {
    const image = noise(11, 7)
    let turned = image
    for (const rotate of ['90', '180', '90']) {
      const next = await expectTensors(1, () =>
        run(imageTransform, { image: turned }, { rotate, flip: 'vertical' }),
      )
      if (turned !== image) turned.dispose()
      turned = next
    }
    const upright = await run(imageTransform, { image: turned }, { flip: 'vertical' })
    expect(await valuesOf(upright)).toEqual(await valuesOf(image))
    disposeTensors([image, turned, upright])
  })

  it('keeps the size, cuts to what is full, or expands', async () => {
    const image = noise(100, 60)
    expect(await shapeOf(imageTransform, image, { angle: 30, corners: 'reflect' })).toEqual([60, 100, 3])
    // 100 cos 30° + 60 sin 30°, and the height likewise.
    expect(await shapeOf(imageTransform, image, { angle: 30, corners: 'expand' })).toEqual([102, 117, 3])
    const [height = 0, width = 0] = await shapeOf(imageTransform, image, { angle: 30, corners: 'crop' })
    expect([width, height]).toEqual([60, 34])
    image.dispose()
  })

  it('cuts to a box all of which is in the turned picture, and which touches its edge', () => {
    const side = fc.integer({ min: 4, max: 4000 })
    fc.assert(
      fc.property(side, side, fc.double({ min: -180, max: 180, noNaN: true }), (width, height, degrees) => {
        const angle = (degrees * Math.PI) / 180
        const reach = ({ width: w, height: h }: { width: number; height: number }) => {
          const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
          return Math.max((w * cos + h * sin) / width, (w * sin + h * cos) / height)
        }
        const box = inscribedSize({ width, height }, degrees)
        if (Math.min(box.width, box.height) > 1) expect(reach(box)).toBeLessThanOrEqual(1 + 1e-5)
        expect(reach({ width: box.width + 2, height: box.height + 2 })).toBeGreaterThan(1)
        const bounds = boundingSize({ width, height }, degrees)
        expect(bounds.width).toBeGreaterThanOrEqual(box.width)
        expect(bounds.height).toBeGreaterThanOrEqual(box.height)
      }),
    )
    expect(inscribedSize({ width: 30, height: 20 }, 90)).toEqual({ width: 20, height: 30 })
    expect(boundingSize({ width: 30, height: 20 }, -90)).toEqual({ width: 20, height: 30 })
  })
})

describe('image/blend', () => {
  it('brings the picture above to the size of the one below, or refuses', async () => {
    const [back, front] = [noise(20, 10), noise(8, 8, 2)]
    for (const sizes of ['cover', 'stretch']) {
      const blended = await expectTensors(1, () => run(imageBlend, { back, front }, { sizes }))
      expect(blended.shape).toEqual([10, 20, 3])
      blended.dispose()
    }
    await expect(
      expectTensors(0, () => run(imageBlend, { back, front }, { sizes: 'refuse' })),
    ).rejects.toThrow(/above is 8 × 8 px, the one below 20 × 10 px/)
    disposeTensors([back, front])
  })

  it('leaves the picture below at opacity 0, and shows the one above at 1', async () => {
    const [back, front] = [noise(9, 10), noise(9, 10, 2)]
    for (const [opacity, expected] of [
      [0, back],
      [1, front],
    ] as const) {
      const blended = await run(imageBlend, { back, front }, { opacity })
      expect(distance(await valuesOf(blended), await valuesOf(expected))).toBeLessThan(1e-6)
      blended.dispose()
    }
    disposeTensors([back, front])
  })
})

describe('nodes for pictures', () => {
  const cases: readonly (readonly [AnyNode, Params])[] = [
    [imageResize, { side: 100 }],
    [imageResize, { side: 700, filter: 'lanczos3' }],
    [imageResize, { fit: 'exact', width: 420, height: 300 }],
    [imageCrop, { left: 10, width: 50, aspect: '1:1' }],
    [imageTransform, {}],
    [imageTransform, { rotate: '90', flip: 'horizontal' }],
    [imageTransform, { angle: 12 }],
    [imageTransform, { angle: 45, corners: 'expand', rotate: '180' }],
    [imagePad, {}],
    [imagePad, { fill: 'color', left: 200, top: 0 }],
    [imageBlur, {}],
    [imageBlur, { radius: 0 }],
    [imageSharpen, { radius: 4 }],
  ]

  it('take the memory they say, small and large', async () => {
    for (const image of [noise(120, 90), noise(420, 300)]) {
      for (const [node, params] of cases) await expectForecast(node, { image }, params)
      const front = noise(200, 170)
      for (const sizes of ['cover', 'stretch']) {
        await expectForecast(imageBlend, { back: image, front }, { sizes, mode: 'multiply' })
      }
      await expectForecast(imageBlend, { back: image, front: image }, { mode: 'overlay' })
      disposeTensors([image, front])
    }
  })

  it('leave nothing when canceled', async () => {
    const image = noise(420, 300)
    for (const [node, params] of cases.filter(([{ type }]) => type !== 'image/crop')) {
      for (const looks of [0, 2]) {
        const outcome = expectTensors(0, () => run(node, { image }, params, abortAfter(looks)).then(dropped))
        await outcome.catch((error: unknown) => expect(String(error)).toMatch(/abort/i))
      }
    }
    image.dispose()
  })
})

/** Where a node was done before it looked at the signal. */
function dropped(image: Tensor3D): void {
  image.dispose()
}
