import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { describeDiscriminator, describeGenerator } from '../../../models'
import { createRandom } from '../../../src/engine/random'
import {
  type BackendName,
  createNetwork,
  disposeNetwork,
  disposeTensors,
  startBackend,
  type Tensor4D,
  valuesOf,
} from '../../../src/tensor'
import { Owned } from '../../../src/tensor/owned'
import { runAtOnce } from '../../../src/tensor/steps'
import { discriminatorStep, generatorStep } from '../../../src/tensor/training/gan/steps'
import { goBack, runNetwork } from '../../../src/tensor/training/network'
import { environment } from '../support/backend'
import { layerCases } from '../support/layer-cases'
import { randomTensor } from '../support/random'
import { offerSoftwareGpu } from '../support/software-gpu'

const present = offerSoftwareGpu()

type Numbers = Map<string, ArrayLike<number>>

async function readAll(numbers: Numbers, tensors: Readonly<Record<string, tf.Tensor>>): Promise<void> {
  for (const [name, tensor] of Object.entries(tensors)) numbers.set(name, await valuesOf(tensor))
}

function named<T>(before: string, values: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${before} ${name}`, value]))
}

/** What every kind of layer makes, and its gradients. */
async function runLayers(): Promise<Numbers> {
  const numbers: Numbers = new Map()
  for (const [title, layers, input = [6, 4, 8] as const] of layerCases) {
    // Only what batches are remembered by is seen otherwise while drawing.
    const modes = layers.some(({ kind }) => kind === 'batch-norm') ? [true, false] : [true]
    for (const training of modes) {
      const network = createNetwork({ role: 'network', input, layers }, createRandom(3))
      const x = randomTensor([2, ...input.map((side) => side ?? 6)], 5)
      const own = new Owned()
      const options = { training, keep: true }
      const pass = runAtOnce(runNetwork(network, network.variables, x, options, own))
      const pull = randomTensor(pass.y.shape, 9)
      const slopes = runAtOnce(goBack(pass, pull, { input: true, variables: true }))
      const made = {
        y: pass.y,
        ...pass.updates,
        ...(slopes.input && { 'at the input': slopes.input }),
        ...named('at', slopes.variables),
      }
      await readAll(numbers, named(`${title} (${training ? 'training' : 'drawing'}):`, made))
      own.dispose()
      disposeTensors([x, pull, ...Object.values(made)])
      disposeNetwork(network)
    }
  }
  return numbers
}

/** One step of either player. */
async function runGame(): Promise<Numbers> {
  const numbers: Numbers = new Map()
  const random = createRandom(2)
  const uniform = () => random.uniform()
  const generator = createNetwork(
    describeGenerator({ preset: 'slim', latent: 5, side: 16, width: 4 }),
    random,
  )
  const discriminator = createNetwork(describeDiscriminator({ preset: 'slim', side: 16, width: 4 }), random)
  const real = randomTensor([2, 16, 16, 3], 1) as Tensor4D
  const fake = randomTensor([2, 16, 16, 3], 2) as Tensor4D
  const latents = randomTensor([2, 5], 3)
  const settings = {
    objective: { name: 'hinge', smoothing: 0 },
    augmentations: { color: true, translation: true, cutout: true },
    // Adam's first step is the sign of the gradient, which differs where that is nearly 0.
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  } as const
  const judged = runAtOnce(discriminatorStep(discriminator, real, fake, settings, uniform))
  const drawn = runAtOnce(generatorStep(generator, judged.network, latents, settings, 0.9, uniform))
  await readAll(numbers, { 'measures of D': judged.measures, 'measures of G': drawn.measures })
  for (const [player, { variables, memory }] of [
    ['D', judged.network],
    ['G', drawn.network],
  ] as const) {
    await readAll(numbers, named(`${player}:`, variables))
    // After one step the velocity is the gradient.
    await readAll(numbers, named(`gradient of ${player}:`, memory?.first ?? {}))
  }
  await readAll(numbers, named('average of G:', drawn.network.average ?? {}))
  disposeTensors([real, fake, latents, judged.measures, drawn.measures])
  for (const network of [generator, discriminator, judged.network, drawn.network]) disposeNetwork(network)
  return numbers
}

async function on(name: BackendName, compute: () => Promise<Numbers>): Promise<Numbers> {
  const backend = await startBackend(name, environment)
  try {
    const numbers = await compute()
    expect(tf.memory().numTensors).toBe(0)
    return numbers
  } finally {
    backend.dispose()
  }
}

describe.skipIf(!present)('training on WebGPU, on a software adapter', () => {
  test.each([
    ['every kind of layer, forward and back,', runLayers, 1e-4, 0.05],
    ['one step of both players', runGame, 1e-3, 1e-3],
  ] as const)('computes %s as on the cpu', async (_title, compute, allowed, least) => {
    const expected = await on('cpu', compute)
    const actual = await on('webgpu', compute)
    expect([...actual.keys()]).toEqual([...expected.keys()])
    for (const [what, values] of expected) {
      const others = actual.get(what) ?? []
      expect(others.length, what).toBe(values.length)
      // Before a normalization the gradient of a bias is 0 but for what is rounded.
      let largest: number = least
      let difference = 0
      for (let i = 0; i < values.length; i++) {
        largest = Math.max(largest, Math.abs(values[i] ?? 0))
        difference = Math.max(difference, Math.abs((values[i] ?? 0) - (others[i] ?? Number.NaN)))
      }
      expect(difference, what).toBeLessThanOrEqual(allowed * largest)
    }
  })
})
