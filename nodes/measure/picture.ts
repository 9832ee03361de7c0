import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { measureCost } from '../../src/tensor'
import { Image, Measures } from '../ports'
import { checkNotSmall } from './check'
import { pictureMeasures, pictureReadings } from './readings'

export const measurePicture = defineNode({
  type: 'measure/picture',
  version: 1,
  title: 'Measure picture',
  category: 'Measure',
  doc: 'Numbers of a picture alone. Contrast: standard deviation of the luma, 0 to 0.5 (RMS contrast, Peli 1990). Sharpness: variance of the Laplacian of the luma in 0..255 (Pech-Pacheco et al. 2000). Detail: share of the energy that a Gaussian of 1.5 px takes away, 0 to 1. Colorfulness: 0 is gray, 82 and more highly colorful (Hasler and Süsstrunk 2003).',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to measure.' }) },
  params: {},
  outputs: { measures: port(Measures, { label: 'measures', doc: 'Four numbers.' }) },
  forecast: ({ inputs: { image } }) => ({
    outputs: { measures: pictureMeasures.length },
    ...measureCost(image, pictureMeasures),
  }),
  async run({ inputs: { image } }, { signal }) {
    checkNotSmall(image, 'The picture')
    return { measures: await pictureReadings(image, signal) }
  },
})
