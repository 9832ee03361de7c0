import { choice, integer, seed, slider } from '../../src/core/param'

/** Of a node that paints by changing pixels. */
export const paintingParams = {
  iterations: integer({
    label: 'Iterations',
    doc: 'Steps to take. From a picture 100 to 300 are enough; from noise it wants more.',
    default: 200,
    min: 0,
    max: 10_000,
    track: { min: 10, max: 1000 },
    scale: 'log',
    role: 'iterations',
  }),
  optimizer: choice({
    label: 'Optimizer',
    doc: 'Adam is robust and paints a little of everything at once. L-BFGS learns how the loss bends and comes lower in fewer iterations, for more memory (Nocedal and Wright 2006, section 7.2; the choice of neural-style). With line search it never goes up, and each trial counts as an iteration.',
    default: 'adam',
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'lbfgs', label: 'L-BFGS' },
      { value: 'lbfgs-search', label: 'L-BFGS, line search' },
    ],
  }),
  learningRate: slider({
    label: 'Learning rate',
    doc: "Adam's step size, in units of the 0..1 pixel range; with L-BFGS how far the first step goes on average, and without line search any step at most. Too large and the picture becomes noisy; too small and little happens.",
    default: 0.02,
    min: 0.0001,
    max: 0.5,
    scale: 'log',
  }),
  start: choice({
    label: 'Start from',
    doc: 'The content keeps the layout most faithfully; noise gives the most freedom; blend is between them; image is the picture wired into “start”. A painting that is wired in comes before all of them.',
    default: 'content',
    options: [
      { value: 'content', label: 'Content' },
      { value: 'noise', label: 'Noise' },
      { value: 'blend', label: 'Blend' },
      { value: 'image', label: 'Image' },
    ],
  }),
  noise: slider({
    label: 'Noise in blend',
    doc: 'Share of noise when starting from a blend: 0 is the picture, 1 is noise.',
    default: 0.3,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  averaging: slider({
    label: 'Averaging',
    doc: 'The result is an exponential moving average of the iterates with this memory, which removes the jitter of single steps; 0 is off.',
    default: 0.95,
    min: 0,
    max: 0.999,
    step: 0.001,
  }),
  history: integer({
    label: 'History',
    doc: 'How many steps L-BFGS remembers; each takes the memory of two pictures. neural-style has 100, but 10 to 20 do nearly as well.',
    default: 10,
    min: 1,
    max: 100,
    unit: 'steps',
  }),
  gradient: choice({
    label: 'Gradient',
    doc: "Normalized scales what each term asks for, where it looks, so that its absolute values add up to the term's weight (-normalize_gradients of neural-style): weights then mean the same whatever the size of the losses, and no layer drowns the others.",
    default: 'plain',
    options: [
      { value: 'plain', label: 'Of the losses' },
      { value: 'normalized', label: 'Normalized' },
    ],
  }),
  reportEvery: integer({
    label: 'Loss every',
    doc: 'How often the losses are noted down. The first and the last are always.',
    default: 5,
    min: 1,
    max: 1000,
    track: { min: 1, max: 100 },
    scale: 'log',
    unit: 'iterations',
  }),
  seed: seed({ label: 'Seed', doc: 'Of the noise. The same seed gives the same picture.' }),
}
