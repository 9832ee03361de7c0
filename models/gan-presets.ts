import type { LayerDescription, NetworkDescription } from '../src/tensor'

/** Kinds of generators and discriminators that belong together. */
export type GanPreset = 'dcgan' | 'slim' | 'resize' | 'patch'

export interface GeneratorSize {
  readonly preset: GanPreset
  /** Numbers in a latent vector. */
  readonly latent: number
  /** Side of the pictures in px. */
  readonly side: number
  /** Channels of the widest layer. */
  readonly width: number
}

export interface DiscriminatorSize {
  readonly preset: GanPreset
  readonly side: number
  /** Channels of the narrowest layer. */
  readonly width: number
}

const slope = 0.2
const leaky: LayerDescription = { kind: 'leaky-relu', slope }
const smallestSide = 8

/** How often 8 px are doubled up to the side; whole for 16, 32, 64, 128 and 256 px. */
const doublings = (side: number) => Math.round(Math.log2(side / smallestSide))

/** @throws Error for a side that is no power of two from 16 on. */
function demandSide(side: number): void {
  const times = doublings(side)
  if (times < 1 || smallestSide * 2 ** times !== side)
    throw new Error(`${side} px is no side of a generator.`)
}

export function describeGenerator(size: GeneratorSize): NetworkDescription {
  return { role: 'generator', ...generators[size.preset](size) }
}

type Described = Omit<NetworkDescription, 'role'>

const generators: Readonly<Record<GanPreset, (size: GeneratorSize) => Described>> = {
  /**
   * A dense layer to 8 x 8, transposed convolutions of 4 x 4 and stride 2, no normalization: with 100 latent numbers,
   * 64 px and a width of 128 it has 1,358,083 parameters.
   */
  dcgan({ latent, side, width }) {
    demandSide(side)
    const times = doublings(side)
    const up = (filters: number): LayerDescription => ({
      kind: 'transposed-convolution',
      filters,
      kernel: 4,
      stride: 2,
    })
    const body = Array.from({ length: times - 1 }, () => [up(width), leaky]).flat()
    return { input: [latent], layers: [...toPlaces(width), leaky, ...body, up(3), { kind: 'tanh' }] }
  },
  /** Few channels, half of them after each doubling, by neighbors and a convolution, with batch normalization. */
  slim: (size) => enlarging(size, (filters) => [{ kind: 'convolution', filters, kernel: 3 }]),
  /** The same with borders as in a mirror, where zeros would show (Odena et al. 2016, on what transposed ones leave). */
  resize: (size) => enlarging(size, mirrored),
  /** Convolutions alone, from noise at every place: pictures of any size (Jetchev et al. 2016; Bergmann et al. 2017). */
  patch({ latent, side, width }) {
    demandSide(side)
    const body = Array.from({ length: 4 }, (_, level): readonly LayerDescription[] => [
      { kind: 'upsample', factor: 2 },
      ...mirrored(narrowed(width, level)),
      { kind: 'batch-norm' },
      { kind: 'relu' },
    ]).flat()
    return { input: [null, null, latent], layers: [...body, ...mirrored(3), { kind: 'tanh' }] }
  },
}

/** @param convolve a convolution with so many filters that leaves the size as it is. */
function enlarging(
  { latent, side, width }: GeneratorSize,
  convolve: (filters: number) => readonly LayerDescription[],
): Described {
  demandSide(side)
  const body = Array.from({ length: doublings(side) }, (_, level): readonly LayerDescription[] => [
    { kind: 'upsample', factor: 2 },
    ...convolve(narrowed(width, level + 1)),
    { kind: 'batch-norm' },
    { kind: 'relu' },
  ]).flat()
  return {
    input: [latent],
    layers: [
      ...toPlaces(width),
      { kind: 'batch-norm' },
      { kind: 'relu' },
      ...body,
      ...convolve(3),
      { kind: 'tanh' },
    ],
  }
}

function toPlaces(width: number): readonly LayerDescription[] {
  return [
    { kind: 'dense', units: smallestSide * smallestSide * width },
    { kind: 'reshape', shape: [smallestSide, smallestSide, width] },
  ]
}

/** A convolution that sees the picture go on as in a mirror. */
function mirrored(filters: number): readonly LayerDescription[] {
  return [
    { kind: 'reflection-pad', size: 1 },
    { kind: 'convolution', filters, kernel: 3, padding: 0 },
  ]
}

const narrowed = (width: number, times: number) => Math.max(8, Math.round(width / 2 ** times))

export function describeDiscriminator(size: DiscriminatorSize): NetworkDescription {
  return { role: 'discriminator', ...discriminators[size.preset](size) }
}

const down = (filters: number, spectral: boolean): LayerDescription => ({
  kind: 'convolution',
  filters,
  kernel: 4,
  stride: 2,
  ...(spectral && { spectral }),
})

/** Halvings with twice the channels each, from `width` on. */
function halvings(width: number, times: number, spectral: boolean): readonly LayerDescription[] {
  return Array.from({ length: times }, (_, level) => [down(width * 2 ** level, spectral), leaky]).flat()
}

const oneUnit: readonly LayerDescription[] = [{ kind: 'flatten' }, { kind: 'dense', units: 1 }]

const discriminators: Readonly<Record<GanPreset, (size: DiscriminatorSize) => Described>> = {
  /** Convolutions of 4 x 4 and stride 2 down to 8 x 8, one unit: at 64 px and a width of 64 it has 675,265 parameters. */
  dcgan({ side, width }) {
    demandSide(side)
    return { input: [side, side, 3], layers: [...halvings(width, doublings(side), false), ...oneUnit] }
  },
  slim({ side, width }) {
    demandSide(side)
    return { input: [side, side, 3], layers: [...halvings(width, doublings(side), true), ...oneUnit] }
  },
  resize({ side, width }) {
    demandSide(side)
    return { input: [side, side, 3], layers: [...halvings(width, doublings(side), true), ...oneUnit] }
  },
  /** Judges every place by what lies around it: a map of scores (Li and Wand 2016; Isola et al. 2017). */
  patch({ width }) {
    return {
      input: [null, null, 3],
      layers: [...halvings(width, 3, true), { kind: 'convolution', filters: 1, kernel: 3, spectral: true }],
    }
  },
}
