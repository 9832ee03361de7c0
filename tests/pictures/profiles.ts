import {
  adobeColumns,
  fromAdobe,
  fromP3,
  labOf,
  p3Columns,
  powerLight,
  shown,
  srgbColumns,
  srgbLight,
} from './expected'
import { colors, gray, grays } from './patches'
import {
  labTable,
  matrixProfile,
  matrixTable,
  power,
  srgbCurve,
  straight,
  writeProfile,
} from './write-profile'

export const adobe = matrixProfile(adobeColumns, power(2.19921875))
export const adobeLight = powerLight(2.19921875)
export const p3 = matrixProfile(p3Columns, srgbCurve, 4)
export const linear = matrixProfile(srgbColumns, straight)
export const byTable = writeProfile(
  [['A2B0', labTable(3, 17, (...stored) => labOf(stored.map((value) => value ** 2.2)))]],
  { space: 'RGB ', connection: 'Lab ' },
)
/** As cameras and scanners that store light have it. */
export const linearTable = writeProfile([['A2B0', labTable(3, 33, (...stored) => labOf(stored))]], {
  space: 'RGB ',
  connection: 'Lab ',
})
export const byModernTable = writeProfile([['A2B0', matrixTable(p3Columns, srgbCurve)]], {
  space: 'RGB ',
  version: 4,
})
export const broken = Buffer.from(adobe)
broken.fill(0xff, 132)
const black = [0, 0, 0]
/** Each of them whole, as files go, and none that can be used. */
export const useless = {
  'cut short behind its colors': adobe.subarray(0, -4),
  'all in white': matrixProfile(srgbColumns, power(0)),
  'all in black': matrixProfile([black, black, black], srgbCurve),
  'without blue': matrixProfile([srgbColumns[0], srgbColumns[1], black], srgbCurve),
  'a table all in black': writeProfile([['A2B0', labTable(3, 2, () => [0, 0, 0])]], {
    space: 'RGB ',
    connection: 'Lab ',
  }),
}

export const plain = colors.map((color) => color)
export const through = (light: (value: number) => number, matrix?: Parameters<typeof shown>[2]) =>
  colors.map((color) => shown(color, light, matrix))
export const inAdobe = through(adobeLight, fromAdobe)
export const inP3 = through(srgbLight, fromP3)
export const grayThrough = (light: (value: number) => number) =>
  grays.map((value) => shown(gray(value), light))
