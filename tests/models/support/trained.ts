import {
  describeDiscriminator,
  describeGenerator,
  readNetwork as readSteps,
  writeNetwork as writeSteps,
} from '../../../models'
import type { LayerDescription, NetworkDescription, SavedNetwork } from '../../../src/tensor'
import { runAtOnce, variableSpecs } from '../../../src/tensor'

export const residual = (...layers: readonly LayerDescription[]): LayerDescription => ({
  kind: 'residual',
  layers,
})

/** One of each role, small, with every kind of layer that has variables. */
export const smallNetworks = {
  generator: describeGenerator({ preset: 'resize', latent: 3, side: 16, width: 8 }),
  sizeless: describeGenerator({ preset: 'patch', latent: 4, side: 16, width: 8 }),
  discriminator: describeDiscriminator({ preset: 'slim', side: 16, width: 4 }),
  network: {
    role: 'network',
    input: [null, null, 3],
    layers: [
      { kind: 'convolution', filters: 4, kernel: 3, stride: 2, padding: 1 },
      residual({ kind: 'instance-norm' }, residual({ kind: 'layer-norm' }), {
        kind: 'leaky-relu',
        slope: 0.2,
      }),
      { kind: 'transposed-convolution', filters: 12, kernel: 4, stride: 2 },
      { kind: 'pixel-shuffle', factor: 2 },
      { kind: 'sigmoid' },
    ],
  },
} satisfies Readonly<Record<string, NetworkDescription>>

/** Values that differ, above 0 where they have to be. */
function tensorsOf(description: NetworkDescription, seed: number, which: 'all' | 'learned' = 'all') {
  const specs = [...variableSpecs(description)].filter(([, { follows }]) => which === 'all' || !follows)
  return Object.fromEntries(
    specs.map(([name, { shape }], index) => {
      const length = shape.reduce((product, side) => product * side, 1)
      const values = Float32Array.from({ length }, (_, i) => Math.abs(Math.sin(seed + index + i)) / 3)
      return [name, { shape, values }]
    }),
  )
}

/** A network as plain data, that can only draw. */
export function saved(description: NetworkDescription): SavedNetwork {
  return { description, variables: tensorsOf(description, 1), average: null, memory: null, steps: 12 }
}

/** The same with all that it needs to go on learning. */
export function withMemory(description: NetworkDescription, kind: 'adam' | 'sgd'): SavedNetwork {
  return {
    ...saved(description),
    average: tensorsOf(description, 2),
    memory: {
      kind,
      count: 7,
      first: tensorsOf(description, 3, 'learned'),
      second: kind === 'adam' ? tensorsOf(description, 4, 'learned') : {},
    },
  }
}

export const readNetwork = (...args: Parameters<typeof readSteps>) => runAtOnce(readSteps(...args))
export const writeNetwork = (...args: Parameters<typeof writeSteps>) => runAtOnce(writeSteps(...args))
