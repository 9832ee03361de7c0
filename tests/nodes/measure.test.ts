import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresGram } from '../../nodes/features/gram'
import { featuresVgg } from '../../nodes/features/vgg'
import { lossContent } from '../../nodes/loss/content'
import { lossStyle } from '../../nodes/loss/style'
import { measureCompare } from '../../nodes/measure/compare'
import { measureLoss } from '../../nodes/measure/loss'
import { measurePicture } from '../../nodes/measure/picture'
import { measureSimilarity } from '../../nodes/measure/similarity'
import type { LossTerms, MeasuresValue } from '../../nodes/ports'
import { Features, Gram, Loss, Measures, Table } from '../../nodes/ports'
import { UserError } from '../../src/core/context'
import { encodeTableCsv } from '../../src/core/csv'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, noiseImage } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { seeded } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

let backend: RunningBackend
let pool: NetworkPool
let content: Tensor3D
let style: Tensor3D
let loss: LossTerms

beforeAll(async () => {
  backend = await useBackend('wasm')
  pool = new NetworkPool(testWeights)
  content = noiseImage({ width: 48, height: 32 }, seeded(1))
  style = noiseImage({ width: 40, height: 40 }, seeded(2))
  const vgg = {
    network: 'lite-encoder',
    pooling: 'max',
    padding: 'zeros',
    weights: null,
    input: 'auto',
  } as const
  const forms = { form: 'relative', layers: 'average', ratio: 1 } as const
  const mask = undefined
  const seen = await borrow((context) =>
    featuresVgg.run({ inputs: { image: content }, params: { ...vgg, layers: ['relu3_1'] } }, context),
  )
  const painted = await borrow((context) =>
    featuresVgg.run(
      { inputs: { image: style }, params: { ...vgg, layers: ['relu1_1', 'relu2_1'] } },
      context,
    ),
  )
  const grams = await borrow((context) =>
    featuresGram.run({ inputs: { ...painted, mask }, params: {} }, context),
  )
  const terms = await Promise.all([
    borrow((context) => lossContent.run({ inputs: { ...seen, mask }, params: forms }, context)),
    borrow((context) => lossStyle.run({ inputs: { ...grams, mask }, params: forms }, context)),
  ])
  loss = terms.flatMap((made) => made.loss)
  Features.dispose(seen.features)
  Features.dispose(painted.features)
  Gram.dispose(grams.gram)
})
afterAll(() => {
  Loss.dispose(loss)
  disposeTensors([content, style])
  pool.dispose()
  backend.dispose()
})

async function borrow<T>(run: (context: ReturnType<typeof testContext>) => T | Promise<T>): Promise<T> {
  const context = testContext({ pool })
  try {
    return await run(context)
  } finally {
    context.end()
  }
}

const named = (measures: MeasuresValue) =>
  Object.fromEntries(measures.map(({ metric, value }) => [metric.name, value]))

describe('measure/*', () => {
  it('say what a picture is like, and how near it is to another', async () => {
    const { measures } = await expectTensors(0, () =>
      borrow((context) => measurePicture.run({ inputs: { image: content }, params: {} }, context)),
    )
    expect(measures.map(({ metric }) => metric.name)).toEqual([
      'contrast',
      'sharpness',
      'detail',
      'colorfulness',
    ])
    // Independent uniform channels: each with variance 1/12.
    expect(named(measures).contrast).toBeCloseTo(Math.hypot(0.299, 0.587, 0.114) / Math.sqrt(12), 1)
    const same = await expectTensors(0, () =>
      borrow((context) =>
        measureSimilarity.run({ inputs: { image: content, reference: content }, params: {} }, context),
      ),
    )
    expect(named(same.measures)).toEqual({ PSNR: Number.POSITIVE_INFINITY, SSIM: 1 })
  })

  it('score a picture by every term of a loss: the content itself has no content loss', async () => {
    const { measures } = await expectTensors(0, () =>
      borrow((context) => measureLoss.run({ inputs: { image: content, loss }, params: {} }, context)),
    )
    const values = named(measures)
    expect(Object.keys(values)).toEqual(['content/relu3_1', 'style/relu1_1', 'style/relu2_1', 'total loss'])
    expect(values['content/relu3_1']).toBeCloseTo(0, 6)
    expect(values['style/relu1_1']).toBeGreaterThan(0)
    const [first = 0, second = 0] = [values['style/relu1_1'], values['style/relu2_1']]
    expect(values['total loss']).toBeCloseTo((first + second) / 2, 6)
  })

  it('draw their numbers as a table that says which way is better', async () => {
    const { measures } = await borrow((context) =>
      measureSimilarity.run({ inputs: { image: content, reference: content }, params: {} }, context),
    )
    expect(await Measures.preview(measures, 100)).toEqual({
      kind: 'table',
      columns: ['measure', 'value', 'unit', 'better'],
      rows: [
        ['PSNR', Number.POSITIVE_INFINITY, 'dB', 'higher'],
        ['SSIM', 1, '', 'higher'],
      ],
    })
  })

  it('refuse pictures of unequal sizes, naming both', async () => {
    const thrown = await expectTensors(0, () =>
      borrow((context) =>
        measureSimilarity.run({ inputs: { image: content, reference: style }, params: {} }, context),
      ).catch((error: unknown) => error),
    )
    expect(thrown).toBeInstanceOf(UserError)
    expect(thrown).toMatchObject({
      message: 'The picture is 48 × 32 px, but the reference is 40 × 40 px.',
      port: 'reference',
    })
    const scored = borrow((context) =>
      measureLoss.run({ inputs: { image: style, loss }, params: {} }, context),
    )
    await expect(scored).rejects.toThrow(/40 × 40 px.* relu3_1; .* with 12 × 8\./)
  })

  it('refuse what is too small for a window', async () => {
    const tiny = noiseImage({ width: 30, height: 10 }, seeded(3))
    const run = () =>
      borrow((context) => measurePicture.run({ inputs: { image: tiny }, params: {} }, context))
    await expect(run()).rejects.toThrow(/30 × 10 px/)
    disposeTensors([tiny])
  })
})

describe('measure/compare', () => {
  const plain = { looks: false, time: false }
  const nothing = { reference: undefined, loss: undefined, measures: [] }

  it('has a row for each wire, named after its source, and a column for each number', async () => {
    const context = testContext({
      pool,
      origins: {
        images: [{ name: 'Gatys', ms: 1500, iterations: 20 }, { name: 'AdaIN', ms: 250 }, { name: 'AdaIN' }],
        measures: [{ name: 'Elsewhere', ms: 10 }],
      },
    })
    const elsewhere: MeasuresValue = [{ metric: { name: 'SSIM', better: 'higher' }, value: 0.25 }]
    const { table } = await expectTensors(0, () =>
      measureCompare.run(
        {
          inputs: { images: [content, content, content], reference: content, loss, measures: [elsewhere] },
          params: { looks: true, time: true },
        },
        context,
      ),
    )
    expect(table.rows.map(({ name }) => name)).toEqual(['Gatys', 'AdaIN', 'AdaIN (2)', 'Elsewhere'])
    const columns = table.metrics.map(({ name }) => name)
    expect(columns).toEqual([
      ...['PSNR', 'SSIM', 'content/relu3_1', 'style/relu1_1', 'style/relu2_1', 'total loss'],
      ...['contrast', 'sharpness', 'detail', 'colorfulness', 'time', 'steps'],
    ])
    const column = (name: string) => table.rows.map(({ values }) => values[columns.indexOf(name)])
    expect(column('SSIM')).toEqual([1, 1, 1, 0.25])
    expect(column('time')).toEqual([1.5, 0.25, Number.NaN, 0.01])
    expect(column('steps')).toEqual([20, Number.NaN, Number.NaN, Number.NaN])
    expect(column('contrast').at(-1)).toBeNaN()
  })

  it('draws as a table, and is written as CSV with units', async () => {
    const table = {
      metrics: [{ name: 'PSNR', unit: 'dB', better: 'higher' as const }, { name: 'steps' }],
      rows: [
        { name: 'Gatys, strong', values: [Number.POSITIVE_INFINITY, 20] },
        { name: 'AdaIN', values: [12.5, Number.NaN] },
      ],
    }
    const preview = await Table.preview(table, 100)
    expect(preview).toMatchObject({ compares: [null, { unit: 'dB', better: 'higher' }, {}] })
    if (preview.kind !== 'table') throw new Error('A table is not drawn as one.')
    expect(encodeTableCsv(preview)).toBe(
      'result,PSNR (dB),steps\r\n"Gatys, strong",inf,20\r\nAdaIN,12.5,\r\n',
    )
  })

  it('names the picture of another size than the reference', async () => {
    const origins = { images: [{ name: 'Small' }] }
    const context = testContext({ origins })
    const inputs = { ...nothing, images: [style], reference: content }
    await expect(measureCompare.run({ inputs, params: plain }, context)).rejects.toThrow(
      '“Small” is 40 × 40 px, but the reference is 48 × 32 px.',
    )
  })

  it('asks for something to compare', async () => {
    const inputs = { ...nothing, images: [] }
    await expect(measureCompare.run({ inputs, params: plain }, testContext())).rejects.toThrow(
      'There is nothing to compare.',
    )
  })

  it('stops when it is canceled', async () => {
    const controller = new AbortController()
    controller.abort(new Error('enough'))
    const context = testContext({ signal: controller.signal })
    const inputs = { ...nothing, images: [content] }
    const params = { looks: true, time: false }
    await expectTensors(0, () =>
      expect(measureCompare.run({ inputs, params }, context)).rejects.toThrow('enough'),
    )
  })
})
