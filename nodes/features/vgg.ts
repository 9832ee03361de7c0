import { encoders, weightsFingerprint } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { choice, file, multiChoice } from '../../src/core/param'
import { port } from '../../src/core/port'
import { activationShape, forwardCost, isGray, Ledger, pathTo, weightBytes } from '../../src/tensor'
import { Features, Image } from '../ports'
import { Networks } from '../resources'
import { borders, explainNetworkFailure, poolings, refuseWithoutFile, reportLoading } from './network'

/** Names in the style of the papers: `relu4_2` is the ReLU after the second convolution of block 4. */
const layerOptions = [
  ['relu1_1', 'relu1_2'],
  ['relu2_1', 'relu2_2'],
  ['relu3_1', 'relu3_2', 'relu3_3', 'relu3_4'],
  ['relu4_1', 'relu4_2', 'relu4_3', 'relu4_4'],
  ['relu5_1', 'relu5_2', 'relu5_3', 'relu5_4'],
] as const

/** Every layer that some network has, in order of depth. */
export const layers = layerOptions.flat()

/** Lite is part of the project; there are no other weights of it. */
const takesFile = (network: string) => network !== 'lite-encoder'

export const featuresVgg = defineNode({
  type: 'features/vgg',
  version: 2,
  migrations: { 2: (params) => ({ ...params, padding: 'zeros' }) },
  title: 'VGG features',
  category: 'Features',
  doc: 'What a network trained to recognize things sees in the picture: the activations of chosen layers (Simonyan and Zisserman 2014). Early layers hold edges and colors, later ones parts of objects. It computes no deeper than the deepest layer chosen.',
  inputs: { image: port(Image, { label: 'image', doc: 'The picture to look at.' }) },
  params: {
    network: choice({
      label: 'Network',
      doc: 'Lite is built in and sixteen times faster. VGG-19 is the network of most papers; its weights (up to 20 MB) are loaded on first use. VGG-16 has three convolutions less, and needs a file with its weights.',
      default: 'lite-encoder',
      options: [
        { value: 'lite-encoder', label: 'Lite' },
        { value: 'vgg19', label: 'VGG-19' },
        { value: 'vgg16', label: 'VGG-16' },
      ],
    }),
    weights: file({
      label: 'Weights',
      doc: 'Weights of your own for the chosen network: a .safetensors file (of torchvision, Keras or Caffe), or the model.json of a TensorFlow.js model together with its .bin files. Only the convolutions are read. They stay on this device; the graph only names them.',
      accept: [],
      maxBytes: 2 ** 31,
      optional: true,
      apart: true,
      hiddenWhile: { network: ['lite-encoder'] },
    }),
    input: choice({
      label: 'Expects',
      doc: "What pictures the file's network was trained on. The names in a file tell torchvision's networks from others; choose Caffe for Caffe's networks with PyTorch's names.",
      default: 'auto',
      options: [
        { value: 'auto', label: 'As named' },
        { value: 'caffe', label: 'Caffe' },
        { value: 'torchvision', label: 'torchvision' },
      ],
      hiddenWhile: { network: ['lite-encoder'], weights: [null] },
    }),
    layers: multiChoice({
      label: 'Layers',
      doc: 'For content one deep layer, usually relu4_2; for style several, usually the first of each block. Lite ends at relu5_1; VGG-16 has no fourth layer in a block.',
      default: ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1'],
      options: layers.map((value) => ({ value, label: value })),
      min: 1,
    }),
    pooling: choice({
      label: 'Pooling',
      doc: 'How a block is halved before the next. Max is what the network was trained with; average gives smoother gradients (Gatys et al. 2015, section 2).',
      default: 'max',
      options: poolings,
    }),
    padding: choice({
      label: 'Border',
      doc: 'What the network sees beyond the border. Repeated: the border once more at every layer, so that a painting gets no dark frame. Zeros: what the network was trained with, as in the papers; whatever nothing else holds darkens along the border.',
      default: 'replicate',
      options: borders,
    }),
  },
  outputs: { features: port(Features, { label: 'features', doc: 'Activations of the chosen layers.' }) },
  fingerprint: ({ network, weights }) => (takesFile(network) && weights ? '' : weightsFingerprint(network)),
  forecast({ inputs: { image }, params: { network, pooling, padding, layers: names } }) {
    const encoder = encoders.find(({ id }) => id === network)
    const path = encoder && pathTo(encoder.layerInfo, names)
    if (!path) return undefined
    const ledger = new Ledger()
    ledger.takeAll(weightBytes(path, false))
    const work = forwardCost(path, image, names, false, ledger, padding)
    const taps = path.filter(({ name }) => names.some((chosen) => chosen === name))
    const shapes = Object.fromEntries(taps.map((layer) => [layer.name, activationShape(layer, image)]))
    const { peak, largest } = ledger
    return { outputs: { features: { network, pooling, padding, layers: shapes } }, work, peak, largest }
  },
  async run({ inputs, params }, context) {
    const chosen = layers.filter((layer) => params.layers.includes(layer))
    const upTo = chosen.at(-1)
    if (!upTo) throw new UserError('No layer is chosen.', 'Choose at least one layer.')
    const encoder = encoders.find(({ id }) => id === params.network)
    const unknown = chosen.find((layer) => !encoder?.layers.includes(layer))
    if (!encoder || unknown) {
      throw new UserError(
        `${encoder?.title ?? params.network} has no layer ${unknown}.`,
        `Choose among ${encoder?.layers.join(', ') ?? 'its layers'}, or VGG-19.`,
      )
    }
    const { signal } = context
    const pool = context.use(Networks)
    const load = () => {
      if (takesFile(encoder.id) && params.weights) {
        const { asset: sha256 } = params.weights
        const read = () => context.asset(sha256)
        return pool.given(encoder.id, { upTo, sha256, input: params.input, read, signal })
      }
      refuseWithoutFile(encoder.id)
      return pool.get(encoder.id, { upTo, signal, onProgress: reportLoading(context, encoder.title) })
    }
    try {
      const network = await context.waitFor(load())
      const gray = await isGray(inputs.image, { signal })
      const { pooling, padding } = params
      const activations = await network.extract(inputs.image, chosen, pooling, { padding, signal })
      return { features: { network, pooling, padding, gray, layers: activations } }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})
