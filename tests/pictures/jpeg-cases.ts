import { labOf, powerLight, type Rgb, store } from './expected'
import { type ColorCase, caseOf, colors, encoded, gray, grays } from './patches'
import { adobe, broken, grayThrough, inAdobe, inP3, p3, plain } from './profiles'
import { jpegWithProfile } from './put-tags'
import { writeJpeg } from './write-jpeg'
import { grayProfile, labTable, power, writeProfile } from './write-profile'

export async function jpegCases(): Promise<readonly ColorCase[]> {
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
    is('CMYK with a damaged profile', jpegWithProfile(cmyk, damagedPress), light, 1),
    is(
      'CMYK with a profile without tables',
      jpegWithProfile(cmyk, writeProfile([], { space: 'CMYK' })),
      light,
      1,
    ),
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
export const press = writeProfile([['A2B0', labTable(4, 9, (...stored) => labOf(mixed(...stored)))]], {
  space: 'CMYK',
  connection: 'Lab ',
})
const damagedPress = Buffer.from(press)
damagedPress.fill(0xff, 132)
