import { describeAutoencoder } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  type AutoencoderAt,
  autoencoderStepCost,
  cloneNetwork,
  cloneTensor,
  createNetwork,
  disposeNetwork,
  disposeTensors,
  imageThroughCode,
  NotFiniteError,
  passCost,
  type Shape3,
  type Tensor3D,
  type TrainableNetwork,
  trainAutoencoder,
} from '../../src/tensor'
import { demandAutoencoder } from '../coding/compress'
import { explainNetworkFailure } from '../features/network'
import { countReports } from '../optimize/loss-series'
import { Images, Network, Series } from '../ports'
import { autoencoderBeginning, autoencoderState } from './autoencoder-checkpoint'
import { autoencoderParams } from './autoencoder-params'
import { demandOneSize } from './sizes'
import { previewOf, TrainingKeeper } from './training-keeper'

export const trainAutoencoderNode = defineNode({
  type: 'train/autoencoder',
  version: 1,
  title: 'Train autoencoder',
  category: 'Train',
  heavy: true,
  doc: 'A network learns to make pictures again of a few numbers: an encoder makes a code of each 8 x 8 px, and a decoder a picture of the code (Hinton and Salakhutdinov 2006; for compression Theis et al. 2017). The code is rounded while it learns, so that Compress can keep it in few bits. PSNR tells how near the pictures come; it is told of the weights before their average is taken.',
  inputs: {
    images: port(Images, {
      label: 'images',
      doc: 'What to learn from: patches of one size, whose sides are multiples of 8 px. Some hundred of several pictures do.',
    }),
    network: port(Network, {
      label: 'network',
      doc: 'An autoencoder to go on with; a new one when nothing is wired.',
      optional: true,
    }),
  },
  params: autoencoderParams,
  outputs: {
    after: port(Images, {
      label: 'after',
      doc: 'Some of the given pictures after they went through the code, with the most bits.',
    }),
    before: port(Images, { label: 'before', doc: 'The same as they were.', aside: true }),
    network: port(Network, {
      label: 'network',
      doc: 'Trained; its running average compresses.',
      aside: true,
    }),
    losses: port(Series, { label: 'losses', doc: 'The error of each step.', aside: true }),
    quality: port(Series, { label: 'quality', doc: 'PSNR of what each step made of its pictures, in dB.' }),
  },
  forecast({ inputs: { images, network }, params }) {
    const [first] = images.images
    if (!first) return undefined
    const { steps, batch, reportEvery } = params
    const description = network?.description ?? describeAutoencoder(params)
    const step = autoencoderStepCost(description, batch, first)
    const shown = Math.min(params.samples, images.images.length)
    const samples = { images: Array.from({ length: shown }, (): Shape3 => first) }
    const draw = passCost(description, shown, 'forward', first)
    const points = countReports(steps, reportEvery)
    return {
      outputs: {
        after: samples,
        before: samples,
        network: { description, copies: params.averaging > 0 ? 4 : 3 },
        losses: { points, curves: 1 },
        quality: { points, curves: 1 },
      },
      work: steps * step.work + draw.work,
      peak: step.peak + draw.peak,
    }
  },
  async run({ inputs, params }, context) {
    const { images } = inputs.images
    const { steps, most } = params
    const fewest = Math.min(params.fewest, most)
    const { signal } = context
    const size = demandOneSize(images)
    const given =
      inputs.network ??
      context.own(createNetwork(describeAutoencoder(params), context.random(params.seed)), disposeNetwork)
    const { factor } = demandAutoencoder(given.description)
    if (size[0] % factor !== 0 || size[1] % factor !== 0) {
      throw new UserError(
        `The pictures have ${size[1]} x ${size[0]} px, and the code has a place for each ${factor} x ${factor} px.`,
        `Cut patches whose sides are multiples of ${factor} px.`,
        { port: 'images' },
      )
    }
    try {
      const shown = images.slice(0, params.samples)
      const draw = async (network: TrainableNetwork) => {
        const made: Tensor3D[] = []
        try {
          for (const image of shown) made.push(await imageThroughCode(network, image, most, { signal }))
          return made
        } catch (error) {
          disposeTensors(made)
          throw error
        }
      }
      const from = await autoencoderBeginning(given, steps, context)
      const { reports } = from
      const keeper = new TrainingKeeper<AutoencoderAt>(context, {
        every: params.checkpointEvery,
        from: from.step,
        state: (step, at) => autoencoderState(step, at, from),
        draw: ({ network }) => draw(network),
      })
      let previewed = performance.now()
      const tell = ({ network }: AutoencoderAt, step: number) => {
        const due = performance.now() - previewed > previewInterval
        if (due) previewed = performance.now()
        const last = reports.at(-1)
        return context.report({
          iteration: step,
          iterations: steps,
          fraction: steps === 0 ? 1 : step / steps,
          ...(last && { terms: { loss: last.loss, PSNR: last.psnr } }),
          ...(due && { preview: () => previewOf(() => draw(network), previewSide) }),
        })
      }
      const start = given.steps
      const network = await trainAutoencoder({
        start: from.start,
        pictures: images,
        steps: steps - from.step,
        batch: params.batch,
        error: params.error,
        rounding: params.rounding,
        bits: [fewest, most],
        optimizer: { kind: 'adam', learningRate: params.rate, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
        averaging: params.averaging,
        random: (step) => context.random((params.seed + 0x9e3779b9 * (step + 1)) >>> 0),
        signal,
        onReport: (report) => {
          const step = report.step - start
          if (step % params.reportEvery === 0) reports.push({ ...report, step })
        },
        onStep: async (at) => {
          const step = at.step - start
          await keeper.after(step, at, step === steps)
          await tell(at, step)
        },
        onCancel: (at) => keeper.keep(at.step - start, at),
      })
      context.own(network, disposeNetwork)
      const after = await draw(network)
      const series = (curves: Readonly<Record<string, number[]>>) => ({
        xLabel: 'step',
        x: reports.map(({ step }) => step),
        curves,
      })
      return {
        after: { images: after },
        before: { images: shown.map((image) => cloneTensor(image)) },
        network: cloneNetwork(network),
        losses: series({ loss: reports.map(({ loss }) => loss) }),
        quality: series({ PSNR: reports.map(({ psnr }) => psnr) }),
      }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(cause.message, 'Lower the learning rate.', { cause })
      }
      return explainNetworkFailure(cause)
    }
  },
})

/** Drawing samples takes about as long as a step: in ms. */
const previewInterval = 1000

/** Of the live preview, in px. */
const previewSide = 512
