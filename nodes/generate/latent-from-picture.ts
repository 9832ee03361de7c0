import { encoders, weightsFingerprint } from '../../models'
import { type RunContext, UserError } from '../../src/core/context'
import { isRecord } from '../../src/core/json'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  activationShape,
  cloneTensor,
  contentTerm,
  disposeLatentState,
  disposeTensors,
  disposeTerms,
  drawNormal,
  type LossTerm,
  latentLength,
  NotFiniteError,
  nearestLatent,
  optimizeCost,
  optimizeLatent,
  passCost,
  pathTo,
  pixelTerm,
  resizeImagePaced,
  restoreLatentState,
  type SavedLatentState,
  type Shape3,
  shapeBytes,
  type Tensor2D,
  type Tensor3D,
  type TermSize,
  type TrainableNetwork,
} from '../../src/tensor'
import { explainNetworkFailure, reportLoading } from '../features/network'
import { countReports, lossSeries } from '../optimize/loss-series'
import { followSource, latestSource } from '../optimize/source-run'
import { Generator, Image, Latent, Series } from '../ports'
import { Networks } from '../resources'
import { madeSize } from '../train/sizes'
import { projectionParams } from './latent-from-picture-params'

const network = 'lite-encoder'
const layers = ['relu2_1', 'relu3_1'] as const
const sight = { pooling: 'max', padding: 'replicate' } as const

export const latentFromPicture = defineNode({
  type: 'generate/latent-from-picture',
  version: 1,
  title: 'Latent from picture',
  category: 'Generate',
  heavy: true,
  doc: 'Looks for the latent from which a generator draws a given picture, by steps of Adam on the latent (Zhu et al. 2016, section 3.1). A picture that the generator made itself is found again; of any other it finds the nearest that the generator can draw. From there walk, or mix it with others.',
  inputs: {
    image: port(Image, {
      label: 'image',
      doc: 'What is to be drawn. It is brought to the size of the pictures of the generator.',
    }),
    generator: port(Generator, { label: 'generator', doc: 'A trained one, for pictures of one size.' }),
  },
  params: projectionParams,
  outputs: {
    latent: port(Latent, { label: 'latent', doc: 'The latent that was found, one row.' }),
    image: port(Image, { label: 'image', doc: 'What the generator draws from it.' }),
    losses: port(Series, {
      label: 'losses',
      doc: 'How far the picture is from the given one, by iteration.',
    }),
  },
  fingerprint: () => weightsFingerprint(network),
  forecast({ inputs: { generator }, params }) {
    const { description } = generator
    const { iterations, candidates, features, reportEvery } = params
    const image = madeSize(description)
    const terms = image && termSizes(image, features)
    const plain = { optimizer: 'adam', pyramid: 0, history: 1, averaging: false } as const
    const layersOf = (id: string) => encoders.find((encoder) => encoder.id === id)?.layerInfo
    const losses = terms && optimizeCost({ image, terms, iterations, layers: layersOf, ...plain })
    if (!losses) return undefined
    const step = passCost(description, 1, 'to-input')
    const batch = Math.min(16, candidates)
    const first = passCost(description, batch, 'forward')
    return {
      outputs: {
        latent: { count: 1, length: latentLength(description) },
        image,
        losses: { points: countReports(iterations, reportEvery), curves: terms.length + 1 },
      },
      work: losses.work + iterations * step.work + (candidates / batch) * first.work,
      peak: Math.max(losses.peak + step.peak, first.peak + 2 * candidates * shapeBytes(image)),
    }
  },
  async run({ inputs, params }, context) {
    const { generator } = inputs
    const { signal } = context
    const target = await targetOf(inputs.image, generator, context)
    try {
      const terms = await termsFor(target, params.features, context)
      const { start, reports } = await beginning(generator, target, params, context)
      const { image, state } = await optimizeLatent({
        start,
        generator,
        terms,
        iterations: params.iterations - start.step,
        optimizer: {
          kind: 'adam',
          learningRate: params.learningRate,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-8,
        },
        prior: params.prior,
        reportEvery: params.reportEvery,
        ...followSource({ params, reports, from: start.step }, context),
      })
      context.own(image, (owned) => disposeTensors([owned]))
      context.own(state, disposeLatentState)
      signal.throwIfAborted()
      return {
        latent: { values: cloneTensor(state.latent), seed: params.seed, sharesNoise: false },
        image: cloneTensor(image),
        losses: lossSeries(reports),
      }
    } catch (cause) {
      if (cause instanceof NotFiniteError) {
        throw new UserError(cause.message, 'Lower the learning rate.', { cause })
      }
      return explainNetworkFailure(cause)
    }
  },
})

/** The picture at the size that the generator makes; belongs to the run. */
async function targetOf(image: Tensor3D, { description }: TrainableNetwork, context: RunContext) {
  const made = madeSize(description)
  if (!made) {
    throw new UserError(
      'The generator draws from noise at every place: no single latent makes its picture.',
      'Choose a generator of another kind than Patch, which makes pictures of one size.',
      { port: 'generator' },
    )
  }
  const [height, width] = made
  const resized = await resizeImagePaced(image, { width, height }, { signal: context.signal })
  return context.own(resized, (owned) => disposeTensors([owned]))
}

/** What says how near a picture is; belongs to the run. */
async function termsFor(
  target: Tensor3D,
  features: number,
  context: RunContext,
): Promise<readonly LossTerm[]> {
  const own = (term: LossTerm) => context.own(term, (owned) => disposeTerms([owned]))
  const form = 'relative'
  const pixels =
    features < 1
      ? [own(pixelTerm({ target, difference: 'squared', reduced: 1, form, weight: 1 - features }))]
      : []
  if (features === 0) return pixels
  const { signal } = context
  const onProgress = reportLoading(context, 'Lite')
  const encoder = await context.waitFor(
    context.use(Networks).get(network, { upTo: layers[1], signal, onProgress }),
  )
  const { pooling, padding } = sight
  const seen = await encoder.extract(target, layers, pooling, { padding, signal })
  try {
    const weight = features / layers.length
    const ofLayers = [...seen].map(([layer, at]) =>
      own(contentTerm({ needs: { network: encoder, layer, ...sight }, target: at, form, weight })),
    )
    return [...pixels, ...ofLayers]
  } finally {
    disposeTensors(seen.values())
  }
}

function termSizes(image: Shape3, features: number): readonly TermSize[] | undefined {
  const scalar = 4
  const pixels: TermSize = { inPlace: true, bytes: shapeBytes(image) + scalar }
  if (features === 0) return [pixels]
  const encoder = encoders.find(({ id }) => id === network)
  const path = encoder && pathTo(encoder.layerInfo, [...layers])
  if (!path) return undefined
  const ofLayers = path
    .filter(({ name }) => layers.some((layer) => layer === name))
    .map((layer): TermSize => {
      const bytes = shapeBytes(activationShape(layer, image)) + scalar
      return { needs: { network, layer: layer.name, ...sight }, inPlace: true, bytes }
    })
  return features < 1 ? [pixels, ...ofLayers] : ofLayers
}

type Params = Parameters<typeof latentFromPicture.run>[0]['params']

/** A checkpoint of this very work, or the nearest of some random latents; belongs to the run. */
async function beginning(
  generator: TrainableNetwork,
  target: Tensor3D,
  params: Pick<Params, 'iterations' | 'reportEvery' | 'candidates' | 'seed'>,
  context: RunContext,
) {
  const kept = await latestSource(params, context)
  if (kept && isLatent(kept.source)) {
    const start = context.own(restoreLatentState(kept.source), disposeLatentState)
    return { start, reports: [...kept.reports] }
  }
  const random = context.random(params.seed)
  const shape = [params.candidates, latentLength(generator.description)]
  const latents = drawNormal(shape, () => random.normal()) as Tensor2D
  try {
    const { signal } = context
    const latent = await nearestLatent(generator, latents, target, { signal })
    return { start: context.own({ step: 0, latent, memory: null }, disposeLatentState), reports: [] }
  } finally {
    disposeTensors([latents])
  }
}

/** Only this program wrote it, under a key that names the version of the node. */
function isLatent(source: object): source is SavedLatentState {
  return 'latent' in source && isRecord(source.latent) && 'memory' in source
}
