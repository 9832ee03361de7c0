import { definePort, type PortShape } from '../../src/core/port'
import type { TablePreview } from '../../src/core/preview'
import {
  disposeNetwork,
  type NetworkDescription,
  networkBytes,
  parameterCount,
  placeNetwork,
  type TrainableNetwork,
} from '../../src/tensor'

/** What is known of a network before there is one. */
export interface TrainableSize {
  readonly description: NetworkDescription
  /** Copies of its variables: itself, its average, and what an optimizer remembers. */
  readonly copies: number
}

interface Look {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly shape: PortShape
  readonly doc: string
}

/** Ports of networks that learn; each kind is its own type, so that a discriminator does not fit for a generator. */
const networkPort = (look: Look) =>
  definePort<TrainableNetwork, TrainableSize>({
    ...look,
    previewKind: 'table',
    byteSize: networkBytes,
    measure: {
      sizeOf: (network) => ({
        description: network.description,
        copies: Math.round(networkBytes(network) / (4 * parameterCount(network.description))),
      }),
      bytes: ({ description, copies }) => 4 * copies * parameterCount(description),
    },
    dispose: disposeNetwork,
    describe: ({ description, steps }) =>
      `${parameterCount(description).toLocaleString('en')} parameters, ${steps} steps`,
    preview: async ({ description }) => layerTable(description),
  })

export const Generator = networkPort({
  id: 'generator',
  label: 'Generator',
  color: '#e0785a',
  shape: 'pentagon',
  doc: 'A network that draws pictures from latents, with all that it needs to go on learning',
})

export const Discriminator = networkPort({
  id: 'discriminator',
  label: 'Discriminator',
  color: '#8a8f3c',
  shape: 'pentagon',
  doc: 'A network that tells real pictures from generated ones, with all that it needs to go on learning',
})

export const Network = networkPort({
  id: 'network',
  label: 'Network',
  color: '#4f9bb8',
  shape: 'pentagon',
  doc: 'A network that makes pictures of pictures, with all that it needs to go on learning',
})

/** Every layer with its shape and its parameters, and their sum. */
function layerTable(description: NetworkDescription): TablePreview {
  const rows = placeNetwork(description).map(({ layer, output, specs }, index) => {
    const count = Object.values(specs)
      .filter(({ follows }) => !follows)
      .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0)
    const sides = description.input.length === 3 && description.input[0] === null ? sizeless(output) : output
    return [`${index + 1} ${layer.kind}`, sides.join(' × '), count]
  })
  const total = ['', '', parameterCount(description)]
  return { kind: 'table', columns: ['layer', 'shape', 'parameters'], rows: [...rows, total] }
}

/** Of a network for pictures of any size, sides say nothing. */
function sizeless(shape: readonly number[]): readonly (number | string)[] {
  return shape.length === 3 ? ['h', 'w', shape[2] ?? 0] : shape
}
