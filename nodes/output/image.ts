import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { cloneTensor, copyCost } from '../../src/tensor'
import { Image } from '../ports'

export const outputImage = defineNode({
  type: 'output/image',
  version: 1,
  title: 'Picture',
  category: 'Output',
  doc: 'A result to look at and to save as PNG. The command line writes one file for each of these nodes, named after the node.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to show.' }) },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'The same picture.' }) },
  sink: { input: 'image', format: 'png' },
  forecast: ({ inputs }) => ({ outputs: { image: inputs.image }, ...copyCost(inputs.image) }),
  run: ({ inputs }) => ({ image: cloneTensor(inputs.image) }),
})
