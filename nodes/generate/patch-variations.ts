import { type Random, UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, integer, seed, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cloneTensor, disposeTensors, patchVariations, sizeOf, variationsCost } from '../../src/tensor'
import { Image, Images, Series } from '../ports'

/** Most variations of one run. */
const mostVariations = 64
/** Levels never come near to so many. */
const mostLevels = 64
/** How often the distance is noted, in steps. */
const noteEvery = 5
/** Enough for the node on the canvas, in px. */
const livePreviewSide = 512

const stretch = {
  default: 1,
  min: 0.125,
  max: 8,
  track: { min: 0.5, max: 4 },
  scale: 'log',
} as const

export const patchVariationsNode = defineNode({
  type: 'generate/patch-variations',
  version: 1,
  title: 'Patch variations',
  category: 'Generate',
  heavy: true,
  doc: 'New pictures of the patches of one: every small square of them is much like some square of the picture, but what is where is made up. From noise, coarse to fine, each step makes the distribution of all patches along random directions that of the picture (GPDM: Elnekave and Weiss 2022). It learns nothing beforehand and takes seconds to a minute for each picture. Also for textures without an end, and panoramas.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to take the patches of.' }) },
  params: {
    count: integer({
      label: 'Variations',
      doc: 'How many pictures to make. Time is in proportion; each stays the same however many there are.',
      default: 4,
      min: 1,
      max: mostVariations,
      track: { min: 1, max: 16 },
    }),
    wide: slider({
      label: 'Width',
      doc: 'Of the result, as a multiple of that of the picture: 2 or 3 make a panorama of it.',
      ...stretch,
      unit: '×',
    }),
    high: slider({
      label: 'Height',
      doc: 'Of the result, as a multiple of that of the picture.',
      ...stretch,
      unit: '×',
    }),
    coarsest: integer({
      label: 'Coarsest size',
      doc: 'Shorter side of the picture where it begins. The smaller, the more of the picture a patch covers there, and the more of its layout is kept; the larger, the freer, down to a mere texture.',
      default: 28,
      min: 8,
      max: 512,
      track: { min: 12, max: 128 },
      scale: 'log',
      unit: 'px',
    }),
    start: choice({
      label: 'Start from',
      doc: 'Noise makes up a layout. The picture keeps its own, stretched to the new size, as far as the noise on top lets it: to make it wider or higher without stretching what is in it.',
      default: 'noise',
      options: [
        { value: 'noise', label: 'Noise' },
        { value: 'picture', label: 'Picture' },
      ],
    }),
    noise: slider({
      label: 'Noise',
      doc: 'Standard deviation of the noise at the coarsest size, where values are 0 to 1. Two variations differ by their noise alone.',
      default: 0.3,
      min: 0,
      max: 2,
      track: { min: 0, max: 1 },
      step: 0.01,
    }),
    patch: integer({
      label: 'Patch size',
      doc: 'Side of the patches. Larger ones keep larger things whole, and leave less to make up.',
      default: 7,
      min: 3,
      max: 15,
      unit: 'px',
    }),
    steps: integer({
      label: 'Steps',
      doc: 'At the finest of the sizes; coarser ones, which cost little and decide about the layout, take up to three times as many. More steps leave less grain.',
      default: 80,
      min: 1,
      max: 2000,
      track: { min: 20, max: 400 },
      scale: 'log',
      unit: 'steps',
    }),
    projections: integer({
      label: 'Projections',
      doc: 'Directions that patches are seen along in each step, others every time. More are steadier, and cost as much more time.',
      default: 64,
      min: 1,
      max: 512,
      track: { min: 16, max: 256 },
      scale: 'log',
    }),
    seed: seed({
      label: 'Seed',
      doc: 'Of the noise and the directions. The same seed gives the same pictures.',
    }),
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The first variation.' }),
    images: port(Images, { label: 'images', doc: 'All variations.' }),
    distance: port(Series, {
      label: 'distance',
      doc: 'The sliced Wasserstein distance of the patches, averaged over the variations, by step. It jumps where a finer size begins.',
    }),
  },
  forecast({ inputs: { image }, params }) {
    const { height, width } = resultSize({ height: image[0], width: image[1] }, params)
    if (Math.min(image[0], image[1], height, width) < params.patch) return undefined
    const { steps, ...cost } = variationsCost(image, { ...params, size: { height, width } })
    const shape = [height, width, 3] as const
    const images = Array.from({ length: params.count }, () => shape)
    return {
      outputs: { image: shape, images: { images }, distance: { points: notes(steps), curves: 1 } },
      ...cost,
    }
  },
  async run({ inputs: { image }, params }, context) {
    const { signal } = context
    const { count, patch } = params
    const size = resultSize(sizeOf(image), params)
    checkSizes(sizeOf(image), size, patch)
    const streams = seedsOf(context.random(params.seed))
    const x: number[] = []
    const distances: number[] = []
    const made = await patchVariations(image, {
      ...params,
      size,
      random: (name, index) => context.random(streams[name][index] ?? index),
      signal,
      onStep: async ({ step, steps, distance, images }) => {
        if (step === 1 || step === steps || step % noteEvery === 0) {
          x.push(step)
          distances.push(distance)
        }
        await context.report({
          iteration: step,
          iterations: steps,
          fraction: step / steps,
          total: distance,
          preview: async () => {
            const now = images()
            try {
              return await Images.preview({ images: now }, livePreviewSide)
            } finally {
              disposeTensors(now)
            }
          },
        })
      },
    })
    const [first] = context.own(made, disposeTensors)
    if (!first) throw new Error(`${count} variations were asked for and none was made.`)
    return {
      image: cloneTensor(first),
      images: { images: made.map((one) => cloneTensor(one)) },
      distance: { xLabel: 'step', x, curves: { distance: distances } },
    }
  },
})

interface Size {
  readonly width: number
  readonly height: number
}

function resultSize(
  { width, height }: Size,
  { wide, high }: { readonly wide: number; readonly high: number },
): Size {
  return { width: Math.max(1, Math.round(width * wide)), height: Math.max(1, Math.round(height * high)) }
}

/** @throws UserError when a patch does not fit. */
function checkSizes(picture: Size, result: Size, patch: number): void {
  const fits = ({ width, height }: Size) => Math.min(width, height) >= patch
  if (!fits(picture)) {
    throw new UserError(
      `The picture has ${picture.width} x ${picture.height} px, which is less than a patch of ${patch} px.`,
      'Give a larger picture, or choose smaller patches.',
      { port: 'image' },
    )
  }
  if (fits(result)) return
  throw new UserError(
    `The variations would have ${result.width} x ${result.height} px, which is less than a patch of ${patch} px.`,
    'Raise their width and height, or choose smaller patches.',
  )
}

/** Seeds of the streams by what they are for, the same however many are used. */
function seedsOf(random: Random) {
  const seeds = (length: number) => Array.from({ length }, () => Math.floor(random.uniform() * 2 ** 32))
  return { start: seeds(mostVariations), level: seeds(mostLevels) }
}

/** How many distances are noted: of the first step, of every so many and of the last. */
function notes(steps: number): number {
  return steps === 1 ? 1 : 1 + Math.ceil(steps / noteEvery)
}
