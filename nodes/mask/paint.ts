import { defineNode } from '../../src/core/node'
import { painting } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  disposeTensors,
  emptyMask,
  imageFromPixels,
  luminanceMask,
  resizeCost,
  resizeImagePaced,
  type Shape3,
  shapeBytes,
  sizeOf,
  type Tensor3D,
  thresholdCost,
  valuesIn,
  valueWork,
} from '../../src/tensor'
import { asMask } from '../pictures/as-mask'
import { decodePicture } from '../pictures/decode-picture'
import { readPictureSize } from '../pictures/picture-size'
import { Image, Mask } from '../ports'

/** A gray PNG of this many bytes has more detail than a hand can paint. */
const maxBytes = 16 * 1024 * 1024

/** Larger ones are reduced while they are read. In px. */
const maxSide = 4096

export const maskPaint = defineNode({
  type: 'mask/paint',
  version: 1,
  title: 'Paint mask',
  category: 'Mask',
  doc: 'A mask painted by hand over the picture. Run the graph once, so that the picture is there to paint on; what you paint is kept in the graph file as a gray PNG and stretched when the picture gets another size. On the command line a picture file can be given in its place: its light parts are the mask, or, where it has one color only and is transparent in places, its opaque ones.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to paint over; sets the size of the mask.' }),
  },
  params: {
    painting: painting({
      label: 'Painting',
      doc: 'Opens the picture to paint on. Painted parts are 1, all else is 0; soft brushes give what lies between.',
      over: 'image',
      accept: ['image/png', 'image/jpeg', 'image/webp'],
      maxBytes,
    }),
  },
  outputs: { mask: port(Mask, { label: 'mask', doc: 'What was painted, of the size of the picture.' }) },
  forecast({ inputs: { image }, params }, context) {
    const [height, width] = image
    const mask: Shape3 = [height, width, 1]
    if (!params.painting) {
      return { outputs: { mask }, work: valueWork * valuesIn(mask), peak: shapeBytes(mask) }
    }
    const stored = context.file(params.painting.asset, readPictureSize)
    if (!stored) return undefined
    const painted: Shape3 = [stored.height, stored.width, 3]
    const resize = resizeCost(painted, { width, height })
    const gray = thresholdCost(image, 'luminance')
    return {
      outputs: { mask },
      work: valueWork * valuesIn(painted) + resize.work + gray.work,
      peak: shapeBytes(painted) + Math.max(resize.peak, shapeBytes(image) + gray.peak),
    }
  },
  async run({ inputs: { image }, params }, context) {
    const size = sizeOf(image)
    if (!params.painting) return { mask: emptyMask(size) }
    const own = (tensor: Tensor3D) => context.own(tensor, (owned) => disposeTensors([owned]))
    const { signal } = context
    const painted = own(imageFromPixels(asMask(await decodePicture(params.painting.asset, maxSide, context))))
    const fitted = own(await resizeImagePaced(painted, size, { signal }))
    return { mask: await luminanceMask(fitted, { signal }) }
  },
})
