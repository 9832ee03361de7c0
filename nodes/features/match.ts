import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { matchCost, matchFeatures } from '../../src/tensor'
import { Features } from '../ports'
import { differenceOf } from './alike'

export const featuresMatch = defineNode({
  type: 'features/match',
  version: 1,
  title: 'Match features',
  category: 'Features',
  doc: "At each place the style's features that are most like the content's there, of all layers together (Kolkin et al. 2022, Neural Neighbor Style Transfer). As the target of a Content loss, a picture put together from pieces of the style: it takes the style's shapes, where a style loss takes its statistics.",
  inputs: {
    content: port(Features, {
      label: 'content',
      doc: 'Features of what is shown: of the content picture, or of a painting to match anew.',
    }),
    style: port(Features, {
      label: 'style',
      doc: 'Features of the same layers of the style picture, of any size.',
    }),
  },
  params: {},
  outputs: {
    features: port(Features, {
      label: 'features',
      doc: "The style's features in the places of the content's.",
    }),
  },
  forecast: ({ inputs: { content, style } }) => ({
    outputs: { features: content },
    ...matchCost(Object.values(content.layers), Object.values(style.layers)),
  }),
  async run({ inputs: { content, style } }, context) {
    const differing = differenceOf(content, style)
    if (differing) {
      const [first, second] = differing
      throw new UserError(
        `The content has ${first}; the style has ${second}.`,
        'Choose the same network, pooling, border, layers and channels for both.',
        { port: 'style' },
      )
    }
    const { signal } = context
    const layers = await matchFeatures(content.layers, style.layers, {
      signal,
      onProgress: (fraction) => void context.report({ fraction }).catch(() => undefined),
    })
    return { features: { ...style, gray: content.gray === true && style.gray === true, layers } }
  },
})
