import { encoders } from '../../models'
import { type RunContext, UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  cloneNetwork,
  cloneTensor,
  disposeGeneratorState,
  disposeTensors,
  drawGeneratorInput,
  generatorInput,
  latentLength,
  learningCost,
  type NoisePlaces,
  NotFiniteError,
  optimizeCost,
  optimizeGenerator,
  passCost,
  sizeOf,
  type TrainableNetwork,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { Generator, Image, Latent, type LatentValue, Loss, Series } from '../ports'
import { enlargement, isSizeless, madeSize } from '../train/sizes'
import { generatorBeginning } from './generator-checkpoint'
import { generatorParams } from './generator-params'
import { countReports, lossSeries } from './loss-series'
import { followSource } from './source-run'

export const optimizeGeneratorNode = defineNode({
  type: 'optimize/generator',
  version: 1,
  title: 'Optimize generator',
  category: 'Optimize',
  heavy: true,
  doc: 'Paints by changing the weights of a generator in place of pixels: the picture that it draws comes to have a small loss. A network prefers what looks like a picture, so that with the pixel loss alone it fills holes and leaves noise out: the deep image prior (Ulyanov et al. 2018). With content and style it paints.',
  inputs: {
    image: port(Image, { label: 'canvas', doc: 'Sets the size of the picture.' }),
    loss: port(Loss, { label: 'loss', doc: 'What to minimize.' }),
    generator: port(Generator, {
      label: 'generator',
      doc: 'What draws. The kind Patch draws any size; others one.',
    }),
    latent: port(Latent, {
      label: 'latent',
      doc: 'What it draws from; noise by the seed when nothing is wired. Only the first row counts.',
      optional: true,
    }),
  },
  params: generatorParams,
  outputs: {
    image: port(Image, { label: 'image', doc: 'The picture that it draws.' }),
    losses: port(Series, { label: 'losses', doc: 'Every term and the weighted total, by iteration.' }),
    generator: port(Generator, { label: 'generator', doc: 'With the weights it has come to.', aside: true }),
  },
  forecast({ inputs: { image, loss: terms, generator }, params }) {
    const { iterations, averaging, reportEvery, tileSide } = params
    const layers = (network: string) => encoders.find(({ id }) => id === network)?.layerInfo
    const plain = { optimizer: 'adam', pyramid: 0, history: 1 } as const
    const losses = optimizeCost({
      image,
      terms,
      iterations,
      averaging: averaging > 0,
      tileSide,
      layers,
      ...plain,
    })
    if (!losses) return undefined
    const { description } = generator
    const places = placesFor(description, { height: image[0], width: image[1] })
    const input = places ? ([...places, latentLength(description)] as const) : undefined
    const pass = passCost(description, 1, 'to-variables', input && [input[0], input[1], input[2]])
    const learning = learningCost(description)
    return {
      outputs: {
        image,
        losses: { points: countReports(iterations, reportEvery), curves: terms.length + 1 },
        generator: { description, copies: 3 },
      },
      work: losses.work + iterations * (pass.work + learning.work),
      peak: losses.peak + pass.peak + learning.peak,
    }
  },
  async run({ inputs, params }, context) {
    if (inputs.loss.length === 0) {
      throw new UserError('The loss has no terms.', 'Wire at least one loss into it.')
    }
    const { iterations } = params
    const size = sizeOf(inputs.image)
    const { description } = inputs.generator
    demandLarge(description, size)
    const input = await inputOf(inputs, params.seed, placesFor(description, size), context)
    const { start, reports } = await generatorBeginning(inputs.generator, params, context)
    try {
      const { image, state } = await optimizeGenerator({
        start,
        input,
        size,
        terms: inputs.loss,
        iterations: iterations - start.step,
        optimizer: {
          kind: 'adam',
          learningRate: params.learningRate,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-8,
        },
        inputNoise: params.inputNoise,
        noise: (step) => {
          const random = context.random((params.seed + 0x9e3779b9 * (step + 1)) >>> 0)
          return () => random.normal()
        },
        averaging: params.averaging,
        reportEvery: params.reportEvery,
        tileSide: params.tileSide,
        ...followSource({ params, reports, from: start.step }, context),
      })
      context.own(image, (owned) => disposeTensors([owned]))
      context.own(state, disposeGeneratorState)
      return {
        image: cloneTensor(image),
        losses: lossSeries(reports),
        generator: cloneNetwork(state.network),
      }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(cause.message, 'Lower the learning rate, or the weight of that loss.', { cause })
      }
      return explainNetworkFailure(cause)
    }
  },
})

interface Size {
  readonly width: number
  readonly height: number
}

/** The places of the noise with which a generator of any size covers the canvas. */
function placesFor(description: TrainableNetwork['description'], { width, height }: Size): NoisePlaces {
  if (!isSizeless(description)) return null
  const factor = enlargement(description)
  return [Math.ceil(height / factor), Math.ceil(width / factor)]
}

/** @throws UserError when the canvas is larger than what the generator makes. */
function demandLarge(description: TrainableNetwork['description'], { width, height }: Size): void {
  const made = madeSize(description)
  if (!made || (made[0] >= height && made[1] >= width)) return
  throw new UserError(
    `The generator makes pictures of ${made[1]} x ${made[0]} px, and the canvas has ${width} x ${height} px.`,
    'Choose the kind Patch, which draws any size, a larger side, or a smaller canvas.',
    { port: 'generator' },
  )
}

/** What the generator draws from, which belongs to the run. */
async function inputOf(
  { generator, latent }: { readonly generator: TrainableNetwork; readonly latent: LatentValue | undefined },
  seed: number,
  places: NoisePlaces,
  context: RunContext,
) {
  const length = latentLength(generator.description)
  const normal = (of: number) => {
    const random = context.random(of)
    return () => random.normal()
  }
  if (!latent) {
    const drawn = drawGeneratorInput(1, length, places, normal(seed))
    return context.own(drawn, (owned) => disposeTensors([owned]))
  }
  if (latent.values.shape[1] !== length) {
    throw new UserError(
      `The generator takes ${length} numbers, and the latent has ${latent.values.shape[1]}.`,
      'Wire the generator into Latent noise, or set its length.',
      { port: 'latent' },
    )
  }
  const input = await generatorInput(latent.values, places, () => normal(latent.seed), 1)
  return context.own(input, (owned) => disposeTensors([owned]))
}
