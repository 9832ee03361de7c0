import { integer, type ParamSpec, seed, slider } from '../../src/core/param'
import { generatorParams } from '../optimize/generator-params'

const { reportEvery, checkpointEvery } = generatorParams

export const projectionParams = {
  iterations: integer({
    label: 'Iterations',
    doc: 'Steps to take from the best of the first latents on.',
    default: 300,
    min: 0,
    max: 20_000,
    track: { min: 50, max: 2000 },
    scale: 'log',
    role: 'iterations',
  }),
  learningRate: slider({
    label: 'Learning rate',
    doc: 'Of Adam, on the latent.',
    default: 0.05,
    min: 1e-4,
    max: 1,
    track: { min: 1e-3, max: 0.5 },
    scale: 'log',
    step: 0.001,
  }),
  candidates: integer({
    label: 'First latents',
    doc: 'Random latents that are drawn first; the search begins at the one whose pixels are the nearest. More of them make it likelier that it ends near to the picture.',
    default: 64,
    min: 1,
    max: 1024,
    track: { min: 1, max: 256 },
    scale: 'log',
  }),
  features: slider({
    label: 'Features',
    doc: 'Share of features of the Lite network in what counts as near, where pixels have the rest: with them alike shapes count, although they lie elsewhere. 0: pixels alone. 1: features alone.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  prior: slider({
    label: 'Pull to the middle',
    doc: 'Weight of the mean square of the latent. More keeps it where the generator has learned to draw, and the picture less alike. 0 is off.',
    default: 0.001,
    min: 0,
    max: 1,
    track: { min: 0, max: 0.1 },
    step: 0.001,
  }),
  reportEvery,
  checkpointEvery: {
    ...checkpointEvery,
    doc: 'How often it is kept where the search stands, so that a run that is cut short, or is to go further, goes on from there. 0 keeps nothing. It makes no difference to the latent.',
  },
  seed: seed({
    label: 'Seed',
    doc: 'Of the first latents. The same seed finds the same latent.',
  }),
} satisfies Readonly<Record<string, ParamSpec>>
