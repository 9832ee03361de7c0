import { choice, integer, seed } from '../../src/core/param'

const presetDocs = {
  dcgan:
    'As lessons have it: dense, transposed convolutions, leaky ReLU 0.2, no normalization. 1.4 million parameters at 64 px: for a graphics card.',
  slim: 'Few channels, batch normalization: learns in minutes on a processor.',
  resize: 'Enlarges by neighbors before it convolves: no checkerboards (Odena et al. 2016).',
  patch: 'Convolutions alone, from noise at every place: pictures of any size.',
}

export const presetParam = (doc: string) =>
  choice({
    label: 'Kind',
    doc,
    default: 'slim',
    options: [
      { value: 'dcgan', label: 'DCGAN', doc: presetDocs.dcgan },
      { value: 'slim', label: 'Slim', doc: presetDocs.slim },
      { value: 'resize', label: 'Resize', doc: presetDocs.resize },
      { value: 'patch', label: 'Patch', doc: presetDocs.patch },
    ],
  })

const sides = ['16', '32', '64', '128', '256'] as const

export const sideParam = choice({
  label: 'Side',
  doc: 'Of the square pictures, which are doubled up from 8 px. Four times the time for each doubling.',
  default: '64',
  options: sides.map((value) => ({ value, label: `${value} px` })),
})

export const widthParam = (doc: string, initial: number) =>
  integer({
    label: 'Width',
    doc,
    default: initial,
    min: 4,
    max: 1024,
    track: { min: 8, max: 256 },
    scale: 'log',
  })

export const seedParam = seed({
  label: 'Seed',
  doc: 'Of the weights that it begins with. The same seed gives the same network.',
})
