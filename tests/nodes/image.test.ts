import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageLoad } from '../../nodes/image/load'
import { imagePreprocess } from '../../nodes/image/preprocess'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors, imageFromPixels, imageToPixels, type Tensor3D } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testContext } from './support/context'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('cpu')
})
afterAll(() => backend.dispose())

/** Red on the left, blue on the right. */
async function twoColors(width: number, height: number) {
  const half = await sharp({ create: { width: width / 2, height, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
}

async function load(bytes: Uint8Array, maxSide = 4096): Promise<Tensor3D> {
  const context = testContext({ assets: { picture: new Uint8Array(bytes) } })
  try {
    return (await imageLoad.run({ inputs: {}, params: { file: { asset: 'picture' }, maxSide } }, context))
      .image
  } finally {
    context.end()
  }
}

async function colorAt(image: Tensor3D, x: number, y: number): Promise<number[]> {
  const { width, data } = await imageToPixels(image)
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
}

describe('image/load', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('reads %s', async (format) => {
    const bytes = await (await twoColors(40, 20)).toFormat(format).toBuffer()
    const image = await expectTensors(1, () => load(bytes))
    expect(image.shape).toEqual([20, 40, 3])
    const [red = 0, , blue = 255] = await colorAt(image, 5, 10)
    expect(red).toBeGreaterThan(245)
    expect(blue).toBeLessThan(10)
    disposeTensors([image])
  })

  it('turns a picture as its EXIF orientation says', async () => {
    const bytes = await (await twoColors(40, 20))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer()
    const image = await load(bytes)
    expect(image.shape).toEqual([40, 20, 3])
    const [red = 0] = await colorAt(image, 10, 5)
    expect(red).toBeGreaterThan(245)
    disposeTensors([image])
  })

  it('reduces a picture that is larger than the param allows', async () => {
    const image = await load(await (await twoColors(400, 200)).png().toBuffer(), 100)
    expect(image.shape).toEqual([50, 100, 3])
    disposeTensors([image])
  })

  it('says that a text file renamed to a picture is none', async () => {
    const text = new TextEncoder().encode('Just some text.')
    await expectTensors(0, () => expect(load(text)).rejects.toThrow(/is not a PNG, JPEG or WebP picture/))
  })

  it('refuses a header of 30,000 × 30,000 px before decoding', async () => {
    const bytes = new Uint8Array(await (await twoColors(4, 4)).png().toBuffer())
    new DataView(bytes.buffer).setUint32(16, 30_000)
    new DataView(bytes.buffer).setUint32(20, 30_000)
    await expectTensors(0, () => expect(load(bytes)).rejects.toThrow(/30000 × 30000 px/))
  })

  it('says that a picture is damaged', async () => {
    const bytes = await (await twoColors(40, 20)).png().toBuffer()
    await expectTensors(0, () => expect(load(bytes.subarray(0, 60))).rejects.toThrow(/is damaged/))
  })

  it('asks for a picture when none is chosen', async () => {
    const run = async () =>
      imageLoad.run({ inputs: {}, params: { file: null, maxSide: 4096 } }, testContext())
    await expect(run()).rejects.toThrow('No picture is chosen.')
  })
})

describe('image/preprocess', () => {
  const plain = { longestSide: 20, aspect: 'original', rotate: '0', flip: 'none' } as const

  async function preprocess(params: Parameters<typeof imagePreprocess.run>[0]['params']): Promise<Tensor3D> {
    const { data, info } = await (await twoColors(40, 20))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const image = imageFromPixels({ width: info.width, height: info.height, data })
    const context = testContext()
    try {
      return (await imagePreprocess.run({ inputs: { image }, params }, context)).image
    } finally {
      context.end()
      disposeTensors([image])
    }
  }

  it('keeps the aspect and frees what it makes on the way', async () => {
    const image = await expectTensors(1, () => preprocess({ ...plain, rotate: '180', flip: 'vertical' }))
    expect(image.shape).toEqual([10, 20, 3])
    disposeTensors([image])
  })

  it('turns clockwise', async () => {
    const image = await preprocess({ ...plain, longestSide: 40, rotate: '90' })
    expect(image.shape).toEqual([40, 20, 3])
    expect(await colorAt(image, 10, 5)).toEqual([255, 0, 0])
    disposeTensors([image])
  })

  it('mirrors left to right', async () => {
    const image = await preprocess({ ...plain, longestSide: 40, flip: 'horizontal' })
    expect(await colorAt(image, 5, 10)).toEqual([0, 0, 255])
    disposeTensors([image])
  })

  it('crops to the middle', async () => {
    const image = await preprocess({ ...plain, longestSide: 20, aspect: '1:1' })
    expect(image.shape).toEqual([20, 20, 3])
    expect(await colorAt(image, 2, 10)).toEqual([255, 0, 0])
    expect(await colorAt(image, 17, 10)).toEqual([0, 0, 255])
    disposeTensors([image])
  })

  it('crops the turned picture, whatever is done first', async () => {
    const image = await preprocess({ ...plain, longestSide: 20, aspect: '2:3', rotate: '90' })
    expect(image.shape).toEqual([20, 13, 3])
    expect(await colorAt(image, 6, 2)).toEqual([255, 0, 0])
    expect(await colorAt(image, 6, 17)).toEqual([0, 0, 255])
    disposeTensors([image])
  })

  it('gives the same picture at the same size a handle of its own', async () => {
    const image = await expectTensors(1, () => preprocess({ ...plain, longestSide: 40 }))
    expect(await colorAt(image, 5, 10)).toEqual([255, 0, 0])
    disposeTensors([image])
  })
})
