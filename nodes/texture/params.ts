import { choice, color, integer, seed } from '../../src/core/param'
import { Palette } from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { palettes } from './palettes'

const side = {
  default: 384,
  min: 16,
  max: 4096,
  track: { min: 64, max: 1024 },
  scale: 'log',
  unit: 'px',
  role: 'size',
} as const

export const sizeParams = {
  width: integer({ label: 'Width', doc: 'Of the texture.', ...side }),
  height: integer({ label: 'Height', doc: 'Of the texture.', ...side }),
}

export const seedParam = {
  seed: seed({
    label: 'Seed',
    doc: 'Each seed gives another texture of the same kind, always the same one.',
  }),
}

const options = [
  { value: 'night', label: 'Starry night' },
  { value: 'sea', label: 'Sea' },
  { value: 'sunset', label: 'Sunset' },
  { value: 'mediterranean', label: 'Mediterranean' },
  { value: 'earth', label: 'Earth' },
  { value: 'meadow', label: 'Meadow' },
  { value: 'ink', label: 'Ink' },
  { value: 'custom', label: 'Own colors' },
] as const

type PaletteName = (typeof options)[number]['value']

export function paletteParam(preferred: PaletteName) {
  return {
    palette: choice({
      label: 'Palette',
      doc: 'The colors of the texture, from dark to light.',
      default: preferred,
      options,
    }),
  }
}

/** For the palette of own colors. */
export const colorParams = {
  color1: color({ label: 'Color 1', doc: 'The darkest of your own colors.', default: '#1d2b53' }),
  color2: color({ label: 'Color 2', doc: 'The second of your own colors.', default: '#7e2553' }),
  color3: color({ label: 'Color 3', doc: 'The third of your own colors.', default: '#ff8a5c' }),
  color4: color({ label: 'Color 4', doc: 'The lightest of your own colors.', default: '#fff1d6' }),
}

interface PaletteChoice {
  readonly palette: PaletteName
  readonly color1: string
  readonly color2: string
  readonly color3: string
  readonly color4: string
}

export function paletteOf({ palette, color1, color2, color3, color4 }: PaletteChoice): Palette {
  const colors = palette === 'custom' ? [color1, color2, color3, color4] : palettes[palette]
  return new Palette(colors.map(parseHexColor))
}
