import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { sharpLayer, type Tensor3D, transferCost, transferStatistics } from '../../src/tensor'
import { differenceOf } from '../features/alike'
import { Features } from '../ports'
import type { LayeredValue } from '../ports/layered'
import { styleStatistics, styleStrength } from './params'

export const stylizeMatchStatistics = defineNode({
  type: 'stylize/match-statistics',
  version: 1,
  title: 'Match statistics',
  category: 'Stylize',
  doc: "Gives the content's features the statistics of the style's, layer by layer and channel by channel: what is where stays, how it looks changes (Huang and Belongie 2017, section 5, or Zhang et al. 2022, section 3). Decode features makes a picture of them, and two of these interpolated mix two styles. relu2_1 is no style here: it shows the decoder the content's edges, and fades as the strength grows.",
  inputs: {
    content: port(Features, {
      label: 'content',
      doc: 'Features of what is shown. For Decode features: relu2_1, relu3_1 and relu4_1, pooling Max, border Repeated, network Lite.',
    }),
    style: port(Features, {
      label: 'style',
      doc: 'Features of how it is painted: the same layers, by the same network, of a picture of any size.',
    }),
  },
  params: {
    strength: styleStrength,
    statistics: styleStatistics,
  },
  outputs: {
    features: port(Features, {
      label: 'features',
      doc: "The content's features with the style's statistics.",
    }),
  },
  forecast({ inputs: { content, style }, params: { statistics } }) {
    const cost = transferCost(content.layers, style.layers, statistics)
    return cost && { ...cost, outputs: { features: content } }
  },
  async run({ inputs: { content, style }, params }, { signal }) {
    check(content, style)
    const layers = await transferStatistics(content.layers, style.layers, { ...params, signal })
    const gray = content.gray === true && (params.strength === 0 || style.gray === true)
    return { features: { ...content, gray, layers } }
  },
})

/** @throws UserError when the style lacks a layer of the content, or was made in another way. */
function check(content: LayeredValue<Tensor3D>, style: LayeredValue<Tensor3D>): void {
  const needed = [...content.layers].filter(([layer]) => layer !== sharpLayer)
  const layers = new Map(needed.filter(([layer]) => style.layers.has(layer)))
  // Of the layers, the content says which; the style may have more.
  const differing =
    differenceOf({ ...content, layers }, { ...style, layers }) ??
    (layers.size < needed.length ? differenceOf(content, style) : undefined)
  if (!differing) return
  const [first, second] = differing
  throw new UserError(
    `The content has ${first}; the style has ${second}.`,
    'Choose the same network, pooling, border, layers and channels for both.',
    { port: 'style' },
  )
}
