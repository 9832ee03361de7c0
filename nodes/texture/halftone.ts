import { defineNode } from '../../src/core/node'
import { choice, color, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  driftingTones,
  halftoneAt,
  paintCost,
  paintPixels,
  pictureSampler,
  type Rgb,
  sizeOf,
  type Tones,
} from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { Image } from '../ports'
import { seedParam, sizeParams } from './params'
import { sampledCost } from './sampled'

export const textureHalftone = defineNode({
  type: 'texture/halftone',
  version: 1,
  title: 'Halftone',
  category: 'Texture',
  doc: 'Printed dots whose areas follow the tone, one turned screen for each ink. Without a picture the tones drift at random, which makes a style of dots; with one, the picture is printed.',
  inputs: {
    image: port(Image, {
      label: 'picture',
      doc: 'What is printed; sets the size. Without it tones drift at random.',
      optional: true,
    }),
  },
  params: {
    inks: choice({
      label: 'Inks',
      doc: 'Which inks are printed over each other.',
      default: 'process',
      options: [
        { value: 'process', label: 'Cyan, magenta, yellow' },
        { value: 'duo', label: 'Blue and coral' },
        { value: 'single', label: 'Own ink' },
      ],
    }),
    ink: color({
      label: 'Own ink',
      doc: 'The color of the dots when there is only one ink.',
      default: '#1b1b1f',
    }),
    paper: color({ label: 'Paper', doc: 'What shows between the dots.', default: '#f6f0e2' }),
    cell: slider({
      label: 'Dot spacing',
      doc: 'From dot to dot.',
      default: 9,
      min: 2,
      max: 256,
      track: { min: 3, max: 48 },
      scale: 'log',
      unit: 'px',
    }),
    angle: slider({
      label: 'Screen angle',
      doc: 'Of the first ink; the others are turned by 30° each.',
      default: 15,
      min: -180,
      max: 180,
      track: { min: 0, max: 90 },
      step: 1,
      unit: '°',
    }),
    ...seedParam,
    ...sizeParams,
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The print, of the size of the picture if there is one.' }),
  },
  forecast({ inputs: { image }, params }) {
    const size = image ? { width: image[1], height: image[0] } : params
    const inks = inksOf(params).length
    return {
      outputs: { image: [size.height, size.width, 3] },
      ...sampledCost(image, params.cell / 3, paintCost(size, 1500 * inks)),
    }
  },
  async run({ inputs: { image }, params }, { random, signal }) {
    const { uniform } = random(params.seed)
    const inks = inksOf(params)
    const size = image ? sizeOf(image) : params
    const tones = image
      ? printedTones(params.inks, await pictureSampler(image, params.cell / 3, { signal }))
      : driftingTones(16 * params.cell, inks.length, uniform)
    const look = { cell: params.cell, angle: params.angle, paper: parseHexColor(params.paper), inks }
    return { image: await paintPixels(size, halftoneAt(look, tones), { signal }) }
  },
})

type Inks = 'process' | 'duo' | 'single'

const sets = {
  process: ['#00a0c6', '#e5006d', '#ffd500'],
  duo: ['#0f52a0', '#ff5c49'],
} as const

function inksOf({ inks, ink }: { readonly inks: Inks; readonly ink: string }): Rgb[] {
  return (inks === 'single' ? [ink] : sets[inks]).map(parseHexColor)
}

/** Each ink takes away the light of its complement. */
function printedTones(inks: Inks, colorAt: (x: number, y: number) => Rgb): Tones {
  switch (inks) {
    case 'process':
      return (x, y, ink) => 1 - (colorAt(x, y)[ink] ?? 0)
    case 'duo':
      return (x, y, ink) => 1 - (colorAt(x, y)[2 * ink] ?? 0)
    case 'single':
      return (x, y) => {
        const [red, green, blue] = colorAt(x, y)
        return 1 - (0.299 * red + 0.587 * green + 0.114 * blue)
      }
  }
}
