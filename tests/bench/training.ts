import { describeDiscriminator, describeGenerator } from '../../models'
import { createRandom } from '../../src/engine/random'
import type { Session } from '../../src/engine/session'
import {
  createNetwork,
  disposeNetwork,
  disposeTensors,
  drawNormal,
  type LayerDescription,
  type Tensor,
  type Tensor4D,
  type TrainableNetwork,
  valuesOf,
} from '../../src/tensor'
import { Owned } from '../../src/tensor/owned'
import { Pacer } from '../../src/tensor/pause'
import { runPaced } from '../../src/tensor/steps'
import { drawFakes } from '../../src/tensor/training/gan/batches'
import { discriminatorStep, type GanStepSettings, generatorStep } from '../../src/tensor/training/gan/steps'
import { goBack, runNetwork } from '../../src/tensor/training/network'
import { optimizerStep } from '../../src/tensor/training/optimizer'
import type { BenchOptions } from './options'
import { type Section, section, timed } from './stats'

const rounds = 5

/** Milliseconds of whole steps of training beside those of their forward passes. */
export async function benchTraining(
  _: Session,
  { quick }: BenchOptions,
  say: (what: string) => void,
): Promise<Section[]> {
  return [
    await measure('Training, one DCGAN step: 16 × 64 px, both players', say, dcgan),
    ...(quick
      ? []
      : [
          await measure(
            'Training, one fast-style step: 1 × 256 px, without the loss network',
            say,
            fastStyle,
          ),
        ]),
  ]
}

/** What is measured in turns; each leaves nothing. */
interface Work {
  forward(): Promise<void>
  step(): Promise<void>
  dispose(): void
}

async function measure(title: string, say: (what: string) => void, begin: () => Work): Promise<Section> {
  say(title)
  const work = begin()
  const forward: number[] = []
  const step: number[] = []
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const times = [await timed(() => work.forward()), await timed(() => work.step())] as const
    if (round === 0) continue
    forward.push(times[0])
    step.push(times[1])
  }
  work.dispose()
  return section(title, [
    { name: 'forward passes', unit: 'ms', values: forward },
    { name: 'whole step', unit: 'ms', values: step },
  ])
}

const adam = { kind: 'adam', learningRate: 2e-4, beta1: 0.5, beta2: 0.999, epsilon: 1e-8 } as const

/** A step of the discriminator and one of the generator, at the sizes of the lesson that the preset comes from. */
function dcgan(): Work {
  const random = createRandom(1)
  const [uniform, normal] = [() => random.uniform(), () => random.normal()]
  let generator = createNetwork(
    describeGenerator({ preset: 'dcgan', latent: 100, side: 64, width: 128 }),
    random,
  )
  let discriminator = createNetwork(describeDiscriminator({ preset: 'dcgan', side: 64, width: 64 }), random)
  const real = drawNormal([16, 64, 64, 3], normal) as Tensor4D
  const latents = drawNormal([16, 100], normal)
  const settings: GanStepSettings = {
    objective: { name: 'non-saturating', smoothing: 0 },
    augmentations: { color: false, translation: false, cutout: false },
    optimizer: adam,
  }
  return {
    // As a step runs them: made and real pictures for the discriminator, and made ones once more for the generator.
    async forward() {
      await forwardOnly(discriminator, real)
      for (let player = 0; player < 2; player++) {
        const made = await drawFakes(generator, latents, new Pacer())
        await forwardOnly(discriminator, made)
        made.dispose()
      }
    },
    async step() {
      const pacer = new Pacer()
      const fake = await drawFakes(generator, latents, pacer)
      const judged = await runPaced(discriminatorStep(discriminator, real, fake, settings, uniform), pacer)
      fake.dispose()
      disposeNetwork(discriminator)
      discriminator = judged.network
      const drawn = await runPaced(
        generatorStep(generator, discriminator, latents, settings, 0, uniform),
        pacer,
      )
      disposeNetwork(generator)
      generator = drawn.network
      await finished([judged.measures, drawn.measures], generator)
    },
    dispose() {
      for (const network of [generator, discriminator]) disposeNetwork(network)
      disposeTensors([real, latents])
    },
  }
}

const normed: readonly LayerDescription[] = [{ kind: 'instance-norm' }, { kind: 'relu' }]

const convolution = (filters: number, kernel: number, stride: number): readonly LayerDescription[] => [
  { kind: 'convolution', filters, kernel, stride },
]

const residual: LayerDescription = {
  kind: 'residual',
  layers: [...convolution(128, 3, 1), ...normed, ...convolution(128, 3, 1), { kind: 'instance-norm' }],
}

const up = (filters: number): LayerDescription => ({
  kind: 'transposed-convolution',
  filters,
  kernel: 3,
  stride: 2,
})

/** The transformation network of Johnson et al. 2016, with instance normalization (Ulyanov et al. 2016). */
const fastStyleLayers: readonly LayerDescription[] = [
  ...convolution(32, 9, 1),
  ...normed,
  ...convolution(64, 3, 2),
  ...normed,
  ...convolution(128, 3, 2),
  ...normed,
  ...Array.from({ length: 5 }, () => residual),
  up(64),
  ...normed,
  up(32),
  ...normed,
  ...convolution(3, 9, 1),
  { kind: 'tanh' },
]

/** Forward, back to the weights and Adam; what a loss network adds is in the other sections. */
function fastStyle(): Work {
  const random = createRandom(1)
  let network = createNetwork({ role: 'network', input: [null, null, 3], layers: fastStyleLayers }, random)
  const picture = drawNormal([1, 256, 256, 3], () => random.normal())
  const slope = drawNormal([1, 256, 256, 3], () => random.normal())
  return {
    forward: () => forwardOnly(network, picture),
    async step() {
      const pacer = new Pacer()
      const own = new Owned()
      const options = { training: true, keep: true }
      const pass = await runPaced(runNetwork(network, network.variables, picture, options, own), pacer)
      own.own(pass.y)
      const { variables } = await runPaced(goBack(pass, slope, { input: false, variables: true }), pacer)
      const moved = await runPaced(optimizerStep(network.variables, variables, network.memory, adam), pacer)
      disposeTensors(Object.values(variables))
      own.dispose()
      disposeNetwork(network)
      network = { ...network, ...moved }
      await finished([], network)
    },
    dispose() {
      disposeNetwork(network)
      disposeTensors([picture, slope])
    },
  }
}

/** As in training, of which a backward pass would follow. */
async function forwardOnly(network: TrainableNetwork, x: Tensor): Promise<void> {
  const own = new Owned()
  const options = { training: true, keep: false }
  const { y, updates } = await runPaced(runNetwork(network, network.variables, x, options, own), new Pacer())
  await finished([y, ...Object.values(updates ?? {})])
  own.dispose()
}

/** Where kernels return before their work is done, only reading waits for it. Frees the tensors. */
async function finished(tensors: readonly Tensor[], network?: TrainableNetwork): Promise<void> {
  for (const tensor of tensors) await valuesOf(tensor)
  disposeTensors(tensors)
  // The first variable is the last to be known on the way back.
  const [first] = Object.values(network?.variables ?? {})
  if (first) await valuesOf(first)
}
