import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { codecOf, unpack } from '../coding/compress'
import { decompressCost } from '../coding/cost'
import { Code, Image, Network } from '../ports'

export const generateDecompress = defineNode({
  type: 'generate/decompress',
  version: 1,
  title: 'Decompress',
  category: 'Generate',
  doc: 'Makes a picture of the bytes of Compress again, by the network that compressed it; no other one can read them.',
  inputs: {
    code: port(Code, { label: 'code', doc: 'From Compress.' }),
    network: port(Network, { label: 'network', doc: 'The same that compressed the picture.' }),
  },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'What is left of the picture, in its size.' }) },
  forecast: ({ inputs: { code, network } }) => decompressCost(code, network.description),
  run: async ({ inputs: { code, network } }, { signal }) => ({
    image: await unpack(code.bytes, await codecOf(network, signal), signal),
  }),
})
