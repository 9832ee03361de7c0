import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, integer, seed, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { cutPatches, patchesCost, type Shape3 } from '../../src/tensor'
import { Image, Images } from '../ports'
import { isLargeEnough, planPatches, sides } from './patch-plan'

const scale = {
  default: 1,
  min: 0.25,
  max: 16,
  track: { min: 0.5, max: 4 },
  step: 0.25,
  scale: 'log',
} as const

export const setPatches = defineNode({
  type: 'set/patches',
  version: 1,
  title: 'Patches',
  category: 'Set',
  doc: 'Squares cut out of a picture, or of all pictures of a set, at random places: what a network learns brushwork or a texture from. Every place of every picture is as likely as any other, so that large pictures give more of them. The seed decides, and more patches begin with the same ones.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to cut from; or wire a set.', optional: true }),
    images: port(Images, { label: 'images', doc: 'The pictures to cut from; or wire one.', optional: true }),
  },
  params: {
    count: integer({
      label: 'Number',
      doc: 'How many are cut.',
      default: 64,
      min: 1,
      max: 4096,
      track: { min: 1, max: 512 },
      scale: 'log',
    }),
    size: integer({
      label: 'Side in px',
      doc: 'Width and height of every patch. It stays when the size of a whole graph is changed, because networks are made for one size.',
      default: 64,
      min: 8,
      max: 1024,
      track: { min: 16, max: 256 },
      scale: 'log',
    }),
    scaleFrom: slider({
      label: 'Scale from',
      doc: 'How much of the picture a patch takes, at least: 1 takes its pixels as they are, 2 a square twice as wide, reduced.',
      ...scale,
    }),
    scaleTo: slider({
      label: 'Scale to',
      doc: 'How much of the picture a patch takes, at most, as far as it reaches. Above “Scale from”, patches show strokes of several sizes.',
      ...scale,
    }),
    flip: choice({
      label: 'Flip',
      doc: 'How patches are laid down at random, for more variety.',
      default: 'none',
      options: [
        { value: 'none', label: 'Never' },
        { value: 'horizontal', label: 'Left and right', doc: 'Half of them are mirrored.' },
        { value: 'both', label: 'Both ways', doc: 'Mirrored, and upside down as well.' },
        {
          value: 'all',
          label: 'Flip and turn',
          doc: 'All eight ways, by quarter turns as well: for textures that have no top.',
        },
      ],
    }),
    seed: seed({ label: 'Seed', doc: 'Each seed cuts at other places, and always at the same.' }),
  },
  outputs: {
    images: port(Images, { label: 'patches', doc: 'The patches, in the order in which they were drawn.' }),
  },
  forecast({ inputs: { image, images }, params }) {
    if (image && images) return undefined
    const shapes = image ? [image] : (images?.images ?? [])
    const { least, most } = sides(shapes, params.size, params)
    if (shapes.length === 0 || !shapes.every((shape) => isLargeEnough(shape, least))) return undefined
    const shape: Shape3 = [params.size, params.size, 3]
    const cut = Array.from({ length: params.count }, () => shape)
    const side = Math.round((least + most) / 2)
    return { outputs: { images: { images: cut } }, ...patchesCost(params.count, side, params.size) }
  },
  async run({ inputs: { image, images }, params }, context) {
    if (image && images) {
      throw new UserError('Both a picture and a set are wired.', 'Take one of the two wires away.', {
        port: 'images',
      })
    }
    const pictures = image ? [image] : (images?.images ?? [])
    if (pictures.length === 0) {
      throw new UserError('There is nothing to cut from.', 'Wire a picture, or a set of pictures.')
    }
    const { signal } = context
    const { uniform } = context.random(params.seed)
    const patches = planPatches(
      pictures.map(({ shape }) => shape),
      params,
      uniform,
    )
    const onCut = (count: number) => context.report({ fraction: count / patches.length })
    return { images: { images: await cutPatches(pictures, patches, params.size, { signal, onCut }) } }
  },
})
