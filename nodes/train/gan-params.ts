import { choice, integer, seed } from '../../src/core/param'

/** How a generator and a discriminator are built that belong together. */
export const presetParam = choice({
  label: 'Kind',
  doc: 'How it is built. Choose the same kind for the generator and the discriminator.',
  default: 'slim',
  options: [
    {
      value: 'dcgan',
      label: 'DCGAN',
      doc: 'As lessons have it: dense, transposed convolutions, leaky ReLU 0.2, no normalization. 1.4 million parameters at 64 px: for a graphics card.',
    },
    {
      value: 'slim',
      label: 'Slim',
      doc: 'Few channels, batch normalization: learns in minutes on a processor.',
    },
    {
      value: 'resize',
      label: 'Resize',
      doc: 'Enlarges by neighbors before it convolves: no checkerboards (Odena et al. 2016).',
    },
    {
      value: 'patch',
      label: 'Patch',
      doc: 'Convolutions alone, from noise at every place: pictures of any size.',
    },
  ],
})

const sides = ['16', '32', '64', '128', '256'] as const

export const sideParam = choice({
  label: 'Side',
  doc: 'Of the square pictures, which are doubled up from 8 px. Four times the time for each doubling.',
  default: '64',
  options: sides.map((value) => ({ value, label: `${value} px` })),
  hiddenWhile: { preset: ['patch'] },
})

export const widthParam = integer({
  label: 'Width',
  doc: 'Channels of its widest layer. DCGAN has 128. More draw better, and take longer.',
  default: 64,
  min: 4,
  max: 1024,
  track: { min: 8, max: 256 },
  scale: 'log',
})

export const weightSeedParam = seed({
  label: 'Seed',
  doc: 'Of the weights that it begins with. The same seed gives the same network.',
})
