import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { codecOf, encode, pack } from '../coding/compress'
import { compressCost } from '../coding/cost'
import { Code, Image, Network } from '../ports'

export const generateCompress = defineNode({
  type: 'generate/compress',
  version: 1,
  title: 'Compress',
  category: 'Generate',
  doc: 'A picture as few bytes, by an autoencoder: its encoder makes some numbers of each 8 x 8 px, which are rounded and entropy coded by what is above and to the left of them. Decompress makes a picture of the bytes again. Below the node is how many they are, with all that Decompress needs but the network.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to compress, of any size.' }),
    network: port(Network, { label: 'network', doc: 'From Train autoencoder.' }),
  },
  params: {
    bits: integer({
      label: 'Bits',
      doc: 'Of each number of the code. More look better and take more bytes; beyond what the network was trained for, hardly better.',
      default: 3,
      min: 1,
      max: 8,
      unit: 'bits',
    }),
  },
  outputs: { code: port(Code, { label: 'code', doc: 'The bytes, with how many they are for each pixel.' }) },
  forecast: ({ inputs: { image, network }, params: { bits } }) =>
    compressCost(image, network.description, bits),
  async run({ inputs: { image, network }, params: { bits } }, { signal }) {
    const codec = await codecOf(network, signal)
    const encoded = await encode(image, codec, signal)
    return { code: await pack(encoded, bits, codec, signal) }
  },
})
