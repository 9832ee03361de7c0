import { defineNode } from '../../src/core/node'
import { choice } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneTerm,
  copyCost,
  disposeTerms,
  isGray,
  isGrayCost,
  pixelTerm,
  shapeBytes,
} from '../../src/tensor'
import { Image, Loss } from '../ports'
import { guideOf, paintedMask } from './guide'
import { lossForm } from './layered'

export const lossPixels = defineNode({
  type: 'loss/pixels',
  version: 1,
  title: 'Pixel loss',
  category: 'Loss',
  doc: 'How far the pixels of the picture are from those of a target, through no network: to repair a picture where a mask lets it be known, or, reduced, to find a larger picture that becomes this one when it is made smaller (the data terms of Ulyanov, Vedaldi and Lempitsky 2018). Something else has to say what the rest looks like.',
  inputs: {
    target: port(Image, {
      label: 'target',
      doc: 'What the pixels are to be. It has the size of the painted picture, or of that reduced.',
    }),
    mask: paintedMask,
  },
  params: {
    difference: choice({
      label: 'Difference',
      doc: 'Squared punishes few large differences most, and smooths; absolute bears with some of them, and keeps edges.',
      default: 'squared',
      options: [
        { value: 'squared', label: 'Squared' },
        { value: 'absolute', label: 'Absolute' },
      ],
    }),
    reduced: choice({
      label: 'Reduced',
      doc: 'How many times the painted picture is made smaller before it is compared, by the mean of each square of pixels, so that nothing aliases. The target is the small picture.',
      default: '1',
      options: [
        { value: '1', label: 'Not' },
        { value: '2', label: '2 times' },
        { value: '3', label: '3 times' },
        { value: '4', label: '4 times' },
        { value: '8', label: '8 times' },
      ],
    }),
    form: lossForm,
  },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term, pixels, on the picture itself.' }) },
  forecast({ inputs: { target } }) {
    const divisor = [1]
    const copies = copyCost(target, target, divisor, divisor)
    const look = isGrayCost(target)
    const bytes = shapeBytes(target) + shapeBytes(divisor)
    return {
      outputs: { loss: [{ inPlace: true, bytes }] },
      work: copies.work + look.work,
      peak: Math.max(copies.peak, look.peak),
    }
  },
  async run({ inputs: { target, mask }, params: { difference, reduced, form } }, context) {
    const { signal } = context
    const guide = await guideOf(mask, 'mask')
    const gray = await isGray(target, { signal })
    const options = { target, difference, reduced: Number(reduced), form, weight: 1, guide, gray }
    const term = context.own(pixelTerm(options), (owned) => disposeTerms([owned]))
    return { loss: [cloneTerm(term)] }
  },
})
