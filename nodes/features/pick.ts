import { type RunContext, UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { integer, multiChoice } from '../../src/core/param'
import { port } from '../../src/core/port'
import { type ChannelRange, cloneTensor, copyCost, pickChannels, type Shape3 } from '../../src/tensor'
import { Features } from '../ports'
import type { FeatureMaps } from '../ports/features'
import { mapLayers } from '../ports/layered'
import { layers } from './vgg'

export const featuresPick = defineNode({
  type: 'features/pick',
  version: 1,
  title: 'Pick layers',
  category: 'Features',
  doc: 'Some of the layers, and of their channels, for a loss of their own: several of these and Mix losses give every layer its own weight; a single channel shows what it looks for (DeepDream).',
  inputs: { features: port(Features, { label: 'features', doc: 'Activations, layer by layer.' }) },
  params: {
    layers: multiChoice({
      label: 'Layers',
      doc: 'Which to keep of those that are there.',
      default: ['relu4_1'],
      options: layers.map((value) => ({ value, label: value })),
      min: 1,
    }),
    first: integer({
      label: 'First channel',
      doc: 'Counted from 0, as the enlarged view of features counts them.',
      default: 0,
      min: 0,
      max: 511,
    }),
    count: integer({
      label: 'Channels',
      doc: 'How many from there on; 0 keeps all that follow.',
      default: 0,
      min: 0,
      max: 512,
    }),
  },
  outputs: { features: port(Features, { label: 'features', doc: 'What was picked.' }) },
  forecast({ inputs: { features }, params }) {
    const kept = Object.entries(features.layers).filter(([layer]) =>
      params.layers.some((one) => one === layer),
    )
    const picked = kept.map(([layer, [height, width, channels]]): [string, Shape3] => {
      return [layer, [height, width, params.count || Math.max(1, channels - params.first)]]
    })
    const shapes = picked.map(([, shape]) => shape)
    const outputs = { features: { ...features, layers: Object.fromEntries(picked) } }
    const { work, peak } = copyCost(...shapes, ...shapes)
    return { outputs, work, peak }
  },
  run: ({ inputs: { features }, params }, context) => ({ features: pick(features, params, context) }),
})

function pick(
  features: FeatureMaps,
  { layers: names, first, count }: { layers: readonly string[]; first: number; count: number },
  context: RunContext,
): FeatureMaps {
  const missing = names.find((name) => !features.layers.has(name))
  if (missing !== undefined) {
    const there = [...features.layers.keys()].join(', ')
    throw new UserError(
      `${missing} is not among the features.`,
      `Choose of ${there}, or add ${missing} where the features come from.`,
      { port: 'features' },
    )
  }
  const kept = new Map([...features.layers].filter(([layer]) => names.includes(layer)))
  if (first === 0 && count === 0) return { ...features, layers: mapLayers(kept, cloneTensor, context) }
  const range = rangeOf(kept, first, count)
  const before = features.channels?.first ?? 0
  return {
    ...features,
    channels: { first: before + range.first, count: range.count },
    layers: mapLayers(kept, (layer) => pickChannels(layer, range), context),
  }
}

/** One range for all layers, as they have different numbers of channels. */
function rangeOf(kept: FeatureMaps['layers'], first: number, count: number): ChannelRange {
  const counts = [...kept.values()].map(({ shape: [, , channels] }) => channels)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  const range = { first, count: count || fewest - first }
  if (range.count < 1 || first + range.count > fewest || (count === 0 && fewest !== most)) {
    const asked = count === 0 ? `from ${first} on` : `${first} to ${first + count - 1}`
    throw new UserError(
      `Channels ${asked} cannot be picked: the layers have ${[...new Set(counts)].join(', ')} channels.`,
      'Pick fewer channels, or layers with the same number of them.',
      { port: 'features' },
    )
  }
  return range
}
