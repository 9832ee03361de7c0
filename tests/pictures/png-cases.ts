import { pngChunk } from '../../src/core/png-chunks'
import { joined } from '../core/png'
import { from2020, hlg, powerLight, pq, type Rgb, shown, srgbColumns, srgbLight, store } from './expected'
import { type ColorCase, caseOf, colors, deep, gray, grays, patches, rgb8, rgb16, size } from './patches'
import {
  adobe,
  adobeLight,
  broken,
  byModernTable,
  byTable,
  grayThrough,
  inAdobe,
  inP3,
  linear,
  linearTable,
  p3,
  plain,
  through,
  useless,
} from './profiles'
import { chromaticities, codePoints, gamma, packRows, profileChunk, saysSrgb } from './write-png'
import { grayProfile, matrixProfile, power, srgbCurve, writeProfile } from './write-profile'

export function pngCases(): readonly ColorCase[] {
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
  const darkest: readonly Rgb[] = [1, 2, 3, 4, 5, 6].map((level) => [level, 2 * level, 3 * level])
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
    is(
      '8 bits, table of light, dark',
      patches(darkest, { depth: 8, type: 2, chunks: [profileChunk(linearTable)] }),
      darkest.map((color) => shown(color, (value) => value)),
    ),
    is('8 bits, damaged profile', rgb8(profileChunk(broken)), plain),
    ...Object.entries(useless).map(([name, profile]) =>
      is(`8 bits, profile ${name}`, rgb8(profileChunk(profile)), plain),
    ),
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
    is('8 bits, gAMA of sRGB', rgb8(gamma(0.45455)), plain),
    is(
      '8 bits, gAMA and cHRM of sRGB',
      rgb8(gamma(0.45455), chromaticities(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)),
      plain,
    ),
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
    is(
      '16 bits, interlaced, Adobe RGB',
      patches(colors.map(deep), { depth: 16, type: 2, chunks: [chunk], interlaced: true }),
      inAdobe,
    ),
    is('8 bits, before an animation that it is no part of', animated(), plain),
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

/** Its one frame, in gray, is another picture than the one for programs that know no animations. */
function animated(): Uint8Array<ArrayBuffer> {
  const numbers = (...values: readonly number[]) => {
    const data = Buffer.alloc(4 * values.length)
    for (const [index, value] of values.entries()) data.writeUInt32BE(value, 4 * index)
    return data
  }
  const control = joined([numbers(0, ...size, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])])
  const frame = Array.from({ length: size[1] }, () => Array.from({ length: 3 * size[0] }, () => 128))
  return patches(colors, {
    depth: 8,
    type: 2,
    chunks: [pngChunk('acTL', numbers(1, 0))],
    after: [pngChunk('fcTL', control), pngChunk('fdAT', joined([numbers(1), packRows(frame, 8)]))],
  })
}
