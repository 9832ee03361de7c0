import { integer, multiChoice, type ParamSpec, seed, slider } from '../../src/core/param'
import type { Augmentations, GanObjective, GanStepSettings } from '../../src/tensor'

export const augmentParam = multiChoice({
  label: 'Augment',
  doc: 'Changes that are made to all that the discriminator sees, so that it cannot learn a small set by heart (DiffAugment, Zhao et al. 2020). Color suits photographs and takes colors from paintings lightly.',
  default: ['translation'],
  options: [
    { value: 'color', label: 'Color' },
    { value: 'translation', label: 'Translation' },
    { value: 'cutout', label: 'Cutout' },
  ],
})

export const rateParam = slider({
  label: 'Learning rate',
  doc: 'Of Adam. DCGAN has 0.0002; slim kinds learn faster at 0.001.',
  default: 2e-4,
  min: 1e-6,
  max: 0.1,
  track: { min: 1e-5, max: 1e-2 },
  scale: 'log',
  step: 1e-4,
})

export const beta1Param = slider({
  label: 'β₁',
  doc: 'Of Adam: how long it remembers where it was going. 0.5 is calmer than the usual 0.9 (Radford et al. 2016).',
  default: 0.5,
  min: 0,
  max: 0.99,
  step: 0.01,
})

export const batchParam = integer({
  label: 'Batch',
  doc: 'Real and generated pictures in one step, so many of each. More are steadier and take longer.',
  default: 16,
  min: 1,
  max: 256,
  track: { min: 4, max: 64 },
  unit: 'images',
})

export const trainingParams = {
  steps: integer({
    label: 'Steps',
    doc: 'Of the generator. More go on where fewer ended.',
    default: 1000,
    min: 0,
    max: 1_000_000,
    track: { min: 100, max: 10_000 },
    scale: 'log',
    unit: 'steps',
    role: 'iterations',
  }),
  batch: batchParam,
  discriminatorSteps: integer({
    label: 'D steps',
    doc: 'Steps of the discriminator for each one of the generator: k in Goodfellow et al. 2014, algorithm 1.',
    default: 1,
    min: 1,
    max: 10,
    unit: 'steps',
  }),
  generatorRate: {
    ...rateParam,
    label: 'G rate',
    doc: 'Learning rate of the generator, by Adam. DCGAN has 0.0002; slim kinds learn faster at 0.001.',
  },
  discriminatorRate: {
    ...rateParam,
    label: 'D rate',
    doc: 'Learning rate of the discriminator, by Adam.',
  },
  beta1: beta1Param,
  augment: augmentParam,
  averaging: slider({
    label: 'Averaging',
    doc: 'The samples are drawn by a running average of the generator, steadier than what each step leaves; 0 is off.',
    default: 0.99,
    min: 0,
    max: 0.9999,
    step: 0.001,
  }),
  samples: integer({
    label: 'Samples',
    doc: 'Pictures drawn to look at, and to measure.',
    default: 32,
    min: 2,
    max: 256,
    track: { min: 4, max: 64 },
    unit: 'images',
  }),
  reportEvery: integer({
    label: 'Loss every',
    doc: 'How often the losses are noted down.',
    default: 5,
    min: 1,
    max: 1000,
    track: { min: 1, max: 100 },
    scale: 'log',
    unit: 'steps',
  }),
  measureEvery: integer({
    label: 'Quality every',
    doc: 'How often the samples are measured, which takes about as long as some steps.',
    default: 100,
    min: 1,
    max: 100_000,
    track: { min: 10, max: 1000 },
    scale: 'log',
    unit: 'steps',
  }),
  checkpointEvery: integer({
    label: 'Checkpoint every',
    doc: 'How often it is kept where the training stands, so that a run that is cut short, or is to go further, goes on from there. 0 keeps nothing. It makes no difference to the result.',
    default: 100,
    min: 0,
    max: 100_000,
    track: { min: 0, max: 1000 },
    unit: 'steps',
    affectsResult: false,
  }),
  seed: seed({
    label: 'Seed',
    doc: 'Of all that is drawn at random. The same seed gives the same networks.',
  }),
} satisfies Readonly<Record<string, ParamSpec>>

export function augmentationsOf(chosen: readonly string[]): Augmentations {
  return {
    color: chosen.includes('color'),
    translation: chosen.includes('translation'),
    cutout: chosen.includes('cutout'),
  }
}

/** How both players learn. */
export function stepSettings(
  objective: GanObjective,
  augmentations: Augmentations,
  {
    generatorRate,
    discriminatorRate,
    beta1,
  }: { readonly generatorRate: number; readonly discriminatorRate: number; readonly beta1: number },
): { readonly generator: GanStepSettings; readonly discriminator: GanStepSettings } {
  const settings = (learningRate: number): GanStepSettings => ({
    objective,
    augmentations,
    optimizer: { kind: 'adam', learningRate, beta1, beta2: 0.99, epsilon: 1e-8 },
  })
  return { generator: settings(generatorRate), discriminator: settings(discriminatorRate) }
}
