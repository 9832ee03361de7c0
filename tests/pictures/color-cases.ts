import sharp, { type Sharp } from 'sharp'
import { pngChunk } from '../../src/core/png-chunks'
import {
  adobeColumns,
  from2020,
  fromAdobe,
  fromP3,
  hlg,
  labOf,
  p3Columns,
  powerLight,
  pq,
  type Rgb,
  shown,
  srgbColumns,
  srgbLight,
  store,
} from './expected'
import { jpegWithProfile, webpWith } from './put-tags'
import { writeJpeg } from './write-jpeg'
import {
  chromaticities,
  codePoints,
  gamma,
  type PngForm,
  profileChunk,
  saysSrgb,
  writePng,
} from './write-png'
import {
  grayProfile,
  labTable,
  matrixProfile,
  matrixTable,
  power,
  srgbCurve,
  straight,
  writeProfile,
} from './write-profile'

/** A picture of patches in a row, and what each of them should be. */
export interface ColorCase {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly expected: readonly Rgb[]
  /** In steps of 8 bits. */
  readonly tolerance: number
}

/** A side of a patch, in px: whole blocks of every JPEG. */
export const patch = 16

const colors: readonly Rgb[] = [
  [220, 60, 30],
  [30, 120, 200],
  [128, 128, 128],
  [12, 12, 12],
  [90, 200, 90],
  [255, 255, 255],
]
const grays = colors.map(([, green]) => green)
export const size = [patch * colors.length, patch] as const

const adobe = matrixProfile(adobeColumns, power(2.19921875))
const adobeLight = powerLight(2.19921875)
const p3 = matrixProfile(p3Columns, srgbCurve, 4)
const linear = matrixProfile(srgbColumns, straight)
const byTable = writeProfile(
  [['A2B0', labTable(3, 17, (...stored) => labOf(stored.map((value) => value ** 2.2)))]],
  { space: 'RGB ', connection: 'Lab ' },
)
const byModernTable = writeProfile([['A2B0', matrixTable(p3Columns, srgbCurve)]], {
  space: 'RGB ',
  version: 4,
})
const broken = Buffer.from(adobe)
broken.fill(0xff, 132)

const plain = colors.map((color) => color)
const through = (light: (value: number) => number, matrix?: Parameters<typeof shown>[2]) =>
  colors.map((color) => shown(color, light, matrix))
const gray = (value: number): Rgb => [value, value, value]
const inAdobe = through(adobeLight, fromAdobe)
const inP3 = through(srgbLight, fromP3)
const grayThrough = (light: (value: number) => number) => grays.map((value) => shown(gray(value), light))

/** A row of patches, each with these samples. */
function patches(samples: readonly (readonly number[])[], form: PngForm): Uint8Array<ArrayBuffer> {
  const row = samples.flatMap((sample) => Array.from({ length: patch }, () => sample).flat())
  return writePng(
    Array.from({ length: patch }, () => row),
    size[0],
    form,
  )
}

const rgb8 = (...chunks: readonly Uint8Array[]) => patches(colors, { depth: 8, type: 2, chunks })
const deep = (color: readonly number[]) => color.map((value) => value * 257)
const rgb16 = (...chunks: readonly Uint8Array[]) => patches(colors.map(deep), { depth: 16, type: 2, chunks })

function pngs(): readonly ColorCase[] {
  const chunk = profileChunk(adobe)
  const is = caseOf('PNG', 1)
  const opaque = (color: readonly number[], whole: number) => [...color, whole]
  const levels = (depth: 1 | 2 | 4) => colors.map((_, index) => [index % 2 ** depth])
  const grayLevels = (depth: 1 | 2 | 4, light: (value: number) => number) =>
    levels(depth).map(([level = 0]) => shown(gray((level * 255) / (2 ** depth - 1)), light))
  const palette = (...chunks: readonly Uint8Array[]) =>
    patches(
      colors.map((_, index) => [index]),
      { depth: 4, type: 3, chunks: [...chunks, paletteChunk()] },
    )
  const opticalPq = colors.map((color) =>
    store(
      color.map((value) => pq(value / 255) / 203),
      from2020,
    ),
  )
  const opticalHlg = colors.map((color) => {
    const scene = color.map((value) => hlg(value / 255))
    const light = [0.2627, 0.678, 0.0593].reduce((sum, part, i) => sum + part * (scene[i] ?? 0), 0)
    return store(
      scene.map((value) => (value * light ** 0.2 * 1000) / 203),
      from2020,
    )
  })
  const narrow = colors.map((color) => color.map((value) => Math.round(16 + (value * 219) / 255)))
  return [
    is('8 bits', rgb8(), plain),
    is('8 bits, says sRGB', rgb8(saysSrgb, gamma(1)), plain),
    is('8 bits, sRGB profile', rgb8(profileChunk(matrixProfile(srgbColumns, srgbCurve, 4))), plain),
    is('8 bits, Adobe RGB', rgb8(chunk), inAdobe),
    is('8 bits, Display P3', rgb8(profileChunk(p3)), inP3),
    is(
      '8 bits, linear profile',
      rgb8(profileChunk(linear)),
      through((value) => value),
    ),
    is('8 bits, table of version 2', rgb8(profileChunk(byTable)), through(powerLight(2.2)), 2),
    is('8 bits, table of version 4', rgb8(profileChunk(byModernTable)), inP3, 2),
    is('8 bits, damaged profile', rgb8(profileChunk(broken)), plain),
    is('8 bits, gray profile', rgb8(profileChunk(grayProfile(power(1)))), plain),
    is('8 bits, profile of inks', rgb8(profileChunk(writeProfile([], { space: 'CMYK' }))), plain),
    is(
      '8 bits, linear gAMA',
      rgb8(gamma(1)),
      through((value) => value),
    ),
    is('8 bits, gAMA of 1/1.8', rgb8(gamma(1 / 1.8)), through(powerLight(1.8))),
    is(
      '8 bits, gAMA and cHRM of Adobe RGB',
      rgb8(gamma(1 / 2.19921875), chromaticities(0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)),
      inAdobe,
    ),
    is('8 bits, gAMA of 0', rgb8(gamma(0)), plain),
    is('8 bits, cICP of Display P3, before a profile', rgb8(codePoints(12, 13, 0, 1), chunk), inP3),
    is('8 bits, cICP of sRGB, before gAMA', rgb8(codePoints(1, 13, 0, 1), gamma(1)), plain),
    is('8 bits, cICP of nothing known', rgb8(codePoints(99, 13, 0, 1), chunk), inAdobe),
    is('8 bits, cICP of brightness in PQ', rgb8(codePoints(9, 16, 0, 1)), opticalPq),
    is('16 bits, cICP of brightness in HLG', rgb16(codePoints(9, 18, 0, 1)), opticalHlg),
    is(
      '8 bits, cICP of a narrow range',
      patches(narrow, { depth: 8, type: 2, chunks: [codePoints(1, 13, 0, 0)] }),
      plain,
    ),
    is('8 bits, profile before gAMA', rgb8(gamma(1), chunk), inAdobe),
    is(
      '8 bits with opacity, Adobe RGB',
      patches(
        colors.map((color) => opaque(color, 255)),
        { depth: 8, type: 6, chunks: [chunk] },
      ),
      inAdobe,
    ),
    is('16 bits', rgb16(), plain),
    is('16 bits, sRGB profile', rgb16(profileChunk(matrixProfile(srgbColumns, srgbCurve))), plain),
    is('16 bits, Adobe RGB', rgb16(chunk), inAdobe),
    is('16 bits, Display P3', rgb16(profileChunk(p3)), inP3),
    is(
      '16 bits, linear gAMA',
      rgb16(gamma(1)),
      through((value) => value),
    ),
    is(
      '16 bits, linear profile, dark',
      patches(
        colors.map((color) => color.map((value) => Math.round(65_535 * srgbLight(value / 255 / 10)))),
        { depth: 16, type: 2, chunks: [profileChunk(linear)] },
      ),
      colors.map(([r, g, b]) => [Math.round(r / 10), Math.round(g / 10), Math.round(b / 10)]),
    ),
    is(
      '16 bits with opacity, Adobe RGB',
      patches(
        colors.map((color) => opaque(deep(color), 65_535)),
        { depth: 16, type: 6, chunks: [chunk] },
      ),
      inAdobe,
    ),
    is('palette', palette(), plain),
    is('palette, Adobe RGB', palette(chunk), inAdobe),
    is(
      'gray of 8 bits',
      patches(
        grays.map((value) => [value]),
        { depth: 8, type: 0 },
      ),
      grays.map(gray),
    ),
    is(
      'gray of 8 bits, gray profile',
      patches(
        grays.map((value) => [value]),
        { depth: 8, type: 0, chunks: [profileChunk(grayProfile(power(1.8)))] },
      ),
      grayThrough(powerLight(1.8)),
    ),
    is(
      'gray of 8 bits, Adobe RGB',
      patches(
        grays.map((value) => [value]),
        { depth: 8, type: 0, chunks: [chunk] },
      ),
      grayThrough(adobeLight),
    ),
    is(
      'gray of 16 bits',
      patches(
        grays.map((value) => [value * 257]),
        { depth: 16, type: 0 },
      ),
      grays.map(gray),
    ),
    is(
      'gray of 16 bits, gray profile',
      patches(
        grays.map((value) => [value * 257]),
        { depth: 16, type: 0, chunks: [profileChunk(grayProfile(power(1)))] },
      ),
      grayThrough((value) => value),
    ),
    is(
      'gray with opacity, gAMA',
      patches(
        grays.map((value) => [value, 255]),
        { depth: 8, type: 4, chunks: [gamma(1 / 1.8)] },
      ),
      grayThrough(powerLight(1.8)),
    ),
    is(
      'gray of 16 bits with opacity, gAMA',
      patches(
        grays.map((value) => [value * 257, 65_535]),
        { depth: 16, type: 4, chunks: [gamma(1)] },
      ),
      grayThrough((value) => value),
    ),
    ...([1, 2, 4] as const).map((depth) =>
      is(
        `gray of ${depth} bits, gAMA`,
        patches(levels(depth), { depth, type: 0, chunks: [gamma(1)] }),
        grayLevels(depth, (value) => value),
      ),
    ),
  ]
}

function paletteChunk(): Uint8Array {
  return pngChunk('PLTE', Uint8Array.from(colors.flat()))
}

async function jpegs(): Promise<readonly ColorCase[]> {
  const base = await encoded((picture) => picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }))
  const progressive = await encoded((picture) => picture.jpeg({ quality: 100, progressive: true }))
  const grayJpeg = writeJpeg(grays.map((value) => [value]))
  const stored = inks.map((patchOf) => patchOf.map((ink) => 255 - ink))
  const cmyk = writeJpeg(stored, 0)
  const light = inks.map(([c, m, y, k]): Rgb => [leftBy(c, k), leftBy(m, k), leftBy(y, k)])
  // The inks take the place of red, green and blue, and black is not transformed.
  const ycck = inks.map(([c, m, y, k]) => {
    const luma = 0.299 * c + 0.587 * m + 0.114 * y
    return [luma, 128 + (y - luma) / 1.772, 128 + (c - luma) / 1.402, 255 - k].map(Math.round)
  })
  const printed = inks.map((patchOf) => store(mixed(...patchOf.map((ink) => ink / 255))))
  const is = caseOf('JPEG', 4)
  return [
    is('baseline', base, plain),
    is('RGB, Adobe RGB', jpegWithProfile(writeJpeg(colors, 0), adobe), inAdobe, 1),
    is('progressive, Adobe RGB', jpegWithProfile(progressive, adobe), inAdobe, 6),
    is('Display P3, its profile in pieces', jpegWithProfile(base, p3, 200), inP3),
    is('damaged profile', jpegWithProfile(base, broken), plain),
    is('gray', grayJpeg, grays.map(gray), 1),
    is(
      'gray, gray profile',
      jpegWithProfile(grayJpeg, grayProfile(power(1.8))),
      grayThrough(powerLight(1.8)),
      1,
    ),
    is('CMYK', cmyk, light, 1),
    is('CMYK without Adobe’s mark', writeJpeg(stored), light, 1),
    is('CMYK with a profile for RGB', jpegWithProfile(cmyk, adobe), light, 1),
    is('YCCK', writeJpeg(ycck, 2), light, 2),
    // By the color management of the browser and of libvips, which differ in how they treat black.
    is('CMYK with its profile', jpegWithProfile(cmyk, press), printed, 6),
  ]
}

const inks: readonly (readonly [number, number, number, number])[] = [
  [0, 200, 220, 20],
  [220, 100, 20, 10],
  [100, 100, 100, 60],
  [30, 10, 60, 0],
  [0, 0, 0, 128],
  [0, 0, 0, 0],
]
const leftBy = (ink: number, black: number) => Math.round(((255 - ink) * (255 - black)) / 255)

/** A press whose inks each take their part of the light. */
function mixed(c = 0, m = 0, y = 0, k = 0): readonly number[] {
  return [c, m, y].map((ink) => (1 - 0.9 * ink) * (1 - 0.95 * k))
}
const press = writeProfile([['A2B0', labTable(4, 9, (...stored) => labOf(mixed(...stored)))]], {
  space: 'CMYK',
  connection: 'Lab ',
})

async function webps(): Promise<readonly ColorCase[]> {
  const lossless = await encoded((picture) => picture.webp({ lossless: true }))
  const lossy = await encoded((picture) => picture.webp({ quality: 100 }))
  const is = caseOf('WebP', 1)
  return [
    is('lossless', lossless, plain),
    is('lossless, Adobe RGB', webpWith(lossless, { size, profile: adobe }), inAdobe),
    is('lossless, Display P3', webpWith(lossless, { size, profile: p3 }), inP3),
    is('lossless, damaged profile', webpWith(lossless, { size, profile: broken }), plain),
    is('lossy, Display P3', webpWith(lossy, { size, profile: p3 }), inP3, 6),
  ]
}

async function encoded(encode: (picture: Sharp) => Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await encode(sharp(rgb8())).toBuffer())
}

function caseOf(format: string, usual: number) {
  return (
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    expected: readonly Rgb[],
    tolerance = usual,
  ): ColorCase => ({ name: `${format}, ${name}`, bytes, expected, tolerance })
}

/** Bit depth × color type × profile × format. */
export async function colorCases(): Promise<readonly ColorCase[]> {
  return [...pngs(), ...(await jpegs()), ...(await webps())]
}

/** How far the colors of a picture are from what they should be, in steps of 8 bits. */
export function worst(found: readonly (readonly number[])[], expected: readonly Rgb[]): number {
  const off = expected.flatMap((color, index) =>
    color.map((value, i) => Math.abs(value - (found[index]?.[i] ?? 999))),
  )
  return Math.max(...off)
}
