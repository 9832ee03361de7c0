import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeAutoencoder, describeGenerator } from '../../models'
import { generateCompress } from '../../nodes/generate/compress'
import { generateDecompress } from '../../nodes/generate/decompress'
import { measureCompression, verdictOf } from '../../nodes/measure/compression'
import { type CodeValue, Images, Network } from '../../nodes/ports'
import { trainAutoencoderNode } from '../../nodes/train/autoencoder'
import { UserError } from '../../src/core/context'
import type { RunningBackend, TrainableNetwork } from '../../src/tensor'
import { createNetwork, disposeTensors, memory, psnrOf, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { checkpointStore } from './support/checkpoints'
import { testContext } from './support/context'
import { numbersOf } from './support/numbers-of'
import { picture } from './support/waves'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())

type Inputs = Parameters<typeof trainAutoencoderNode.run>[0]['inputs']
type Params = Parameters<typeof trainAutoencoderNode.run>[0]['params']
type Trained = Awaited<ReturnType<typeof trainAutoencoderNode.run>>

const params: Params = {
  code: 3,
  width: 4,
  fewest: 1,
  most: 4,
  rounding: 'straight-through',
  error: 'squared',
  steps: 4,
  batch: 2,
  rate: 2e-3,
  averaging: 0.9,
  samples: 2,
  reportEvery: 1,
  checkpointEvery: 0,
  seed: 5,
}

const side = 16
const images = () => ({ images: Array.from({ length: 3 }, (_, i) => picture(i + 1, side, side)) })

async function train(inputs: Inputs, changed: Partial<Params> = {}, options = {}) {
  const run = testContext(options)
  try {
    return await trainAutoencoderNode.run({ inputs, params: { ...params, ...changed } }, run)
  } finally {
    run.end()
  }
}

function disposeTrained({ after, before, network }: Trained): void {
  Images.dispose(after)
  Images.dispose(before)
  Network.dispose(network)
}

const outcome = async ({ network, after, losses, quality }: Trained) => ({
  network: await numbersOf(network),
  after: await Promise.all(after.images.map(async (image) => Array.from(await valuesOf(image)))),
  losses,
  quality,
})

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).message
}

describe('training an autoencoder', () => {
  it.each(['noise', 'straight-through'] as const)(
    'gets nearer, and leaves nothing else (%s)',
    async (rounding) => {
      const set = images()
      const before = memory().tensors
      const trained = await train(
        { images: set, network: undefined },
        { rounding, steps: 150, error: 'absolute', rate: 0.01 },
      )
      expect(trained.network.steps).toBe(150)
      const curve = trained.quality.curves.PSNR ?? []
      const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length
      expect(mean(curve.slice(-20))).toBeGreaterThan(mean(curve.slice(0, 20)) + 2)
      expect(trained.after.images.map(({ shape }) => shape)).toEqual([
        [side, side, 3],
        [side, side, 3],
      ])
      disposeTrained(trained)
      expect(memory().tensors).toBe(before)
      Images.dispose(set)
    },
  )

  it('is the same when it is cut short, and when a second node goes on', async () => {
    const set = images()
    const inputs = { images: set, network: undefined }
    const before = memory().tensors
    const whole = await train(inputs, { steps: 7 })
    const checkpoints = checkpointStore()
    const stop = new AbortController()
    const onReport = ({ iteration = 0 }) => {
      if (iteration === 3) stop.abort(new Error('stopped'))
    }
    const options = { signal: stop.signal, checkpoints, onReport }
    await expect(train(inputs, { steps: 7, checkpointEvery: 2 }, options)).rejects.toThrow('stopped')
    expect(checkpoints.kept.map(({ step }) => step)).toEqual([2, 3])
    const rest = await train(inputs, { steps: 7, checkpointEvery: 2 }, { checkpoints })
    expect(await outcome(rest)).toEqual(await outcome(whole))
    const first = await train(inputs, { steps: 3 })
    const second = await train({ images: set, network: first.network }, { steps: 4, code: 9 })
    expect(await numbersOf(second.network)).toEqual(await numbersOf(whole.network))
    for (const trained of [whole, rest, first, second]) disposeTrained(trained)
    expect(memory().tensors).toBe(before)
    Images.dispose(set)
  })

  it('leaves nothing behind wherever it is canceled, and where it fails', async () => {
    const set = images()
    const inputs = { images: set, network: undefined }
    const before = memory().tensors
    for (let turn = 0; turn < 60; turn++) {
      const stop = new AbortController()
      let looks = 0
      const signal = new Proxy(stop.signal, {
        get(target, key) {
          if (key === 'throwIfAborted' || key === 'aborted') {
            looks += 1
            if (looks > turn * 3) stop.abort(new Error('stopped'))
          }
          const value = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const done = await train(inputs, { steps: 2 }, { signal }).catch(() => undefined)
      if (done) disposeTrained(done)
      expect(memory().tensors, `canceled at look ${turn * 3}`).toBe(before)
    }
    const message = await refusalOf(train(inputs, { rate: 1e30, steps: 9 }))
    expect(message).toMatch(/^The loss "autoencoder" became (NaN|infinite) at iteration \d\./)
    expect(memory().tensors).toBe(before)
    Images.dispose(set)
  })

  it('says which pictures and networks do not fit', async () => {
    const random = testContext().random(1)
    const generator = createNetwork(
      describeGenerator({ preset: 'slim', latent: 4, side: 16, width: 4 }),
      random,
    )
    const odd = { images: [picture(1, 16, 20)] }
    const mixed = { images: [picture(1, 16, 16), picture(2, 24, 24)] }
    const none = { images: [] }
    const one = { images: mixed.images.slice(0, 1) }
    const before = memory().tensors
    expect(await refusalOf(train({ images: odd, network: undefined }))).toBe(
      'The pictures have 20 x 16 px, and the code has a place for each 8 x 8 px.',
    )
    expect(await refusalOf(train({ images: mixed, network: undefined }))).toBe(
      'Picture 1 has 16 x 16 px, and picture 2 has 24 x 24 px.',
    )
    expect(await refusalOf(train({ images: none, network: undefined }))).toBe('There are no pictures.')
    expect(await refusalOf(train({ images: one, network: generator }))).toBe(
      'This network has no code in its middle, or takes pictures of one size only.',
    )
    expect(memory().tensors).toBe(before)
    Network.dispose(generator)
    disposeTensors([...odd.images, ...mixed.images])
  })
})

describe('compressing', () => {
  let network: TrainableNetwork
  beforeAll(() => {
    network = createNetwork(describeAutoencoder({ code: 5, width: 4 }), testContext().random(3))
  })
  afterAll(() => Network.dispose(network))

  const compress = async (bits: number, [height, width]: [number, number]) => {
    const image = picture(2, height, width)
    try {
      const run = testContext()
      return (await generateCompress.run({ inputs: { image, network }, params: { bits } }, run)).code
    } finally {
      image.dispose()
    }
  }
  const decompress = async (code: CodeValue, by = network) =>
    (await generateDecompress.run({ inputs: { code, network: by }, params: {} }, testContext())).image

  it.each([
    [1, 1],
    [19, 33],
    [64, 40],
  ] as [number, number][])('makes a picture of %i x %i px again, in its size', async (...size) => {
    const before = memory().tensors
    const code = await compress(6, size)
    const made = await decompress(code)
    expect(made.shape).toEqual([...size, 3])
    const values = await valuesOf(made)
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
    made.dispose()
    expect(memory().tensors).toBe(before)
  })

  it('takes more bytes for more bits, and is nearer to what the code said', async () => {
    const codes = await Promise.all([1, 3, 8].map((bits) => compress(bits, [64, 64])))
    const [few = Number.NaN, some = Number.NaN, many = Number.NaN] = codes.map(({ bytes }) => bytes.length)
    expect(few).toBeLessThan(some)
    expect(some).toBeLessThan(many)
    const pictures = await Promise.all(codes.map((code) => decompress(code)))
    const [low, middle, high] = pictures
    if (!low || !middle || !high) throw new Error('A picture is missing.')
    expect(await psnrOf(low, high)).toBeLessThan(await psnrOf(middle, high))
    disposeTensors(pictures)
  })

  it('refuses the code of another network, and damaged bytes', async () => {
    const other = createNetwork(describeAutoencoder({ code: 5, width: 4 }), testContext().random(4))
    const code = await compress(3, [16, 16])
    const before = memory().tensors
    expect(await refusalOf(decompress(code, other))).toBe('The code was made by another network.')
    const damaged = { ...code, bytes: code.bytes.with(code.bytes.length - 1, 77) }
    expect(await refusalOf(decompress(damaged))).toBe('The code has a checksum of other bytes.')
    expect(await refusalOf(decompress({ ...code, bytes: new Uint8Array(5) }))).toBe(
      'The code does not begin like one.',
    )
    expect(memory().tensors).toBe(before)
    Network.dispose(other)
  })

  it('is told beside JPEG of the same size', async () => {
    const image = picture(3, 96, 128)
    const before = memory().tensors
    const { table, jpeg } = await measureCompression.run(
      { inputs: { image, network }, params: { fewest: 1, most: 3, shown: 2 } },
      testContext(),
    )
    expect(table.rows.map(({ name }) => name)).toEqual(['1 bit', '2 bits', '3 bits'])
    expect(table.rows.flatMap(({ values }) => values).every(Number.isFinite)).toBe(true)
    expect(table.rows.every(({ values }) => values.length === table.metrics.length)).toBe(true)
    // A network that has learned nothing.
    expect(table.rows.at(-1)?.verdict).toMatch(/^JPEG/)
    expect(jpeg.shape).toEqual(image.shape)
    jpeg.dispose()
    expect(memory().tensors).toBe(before)
    image.dispose()
  })

  it('says who is better, and where JPEG cannot be', () => {
    const own = { size: 1000, psnr: 25 }
    expect(verdictOf(own, { size: 1000, psnr: 26 })).toBe('JPEG')
    expect(verdictOf(own, { size: 1000, psnr: 24 })).toBe('autoencoder')
    expect(verdictOf(own, { size: 2000, psnr: 24 })).toBe('autoencoder')
    expect(verdictOf(own, { size: 2000, psnr: 26 })).toBe('JPEG cannot be so small')
  })
})
