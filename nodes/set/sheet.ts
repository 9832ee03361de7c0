import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { color, integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { layOutSheet, type Shape3, type Sheet, sheetCost, sheetSize } from '../../src/tensor'
import { parseHexColor } from '../hex-color'
import { fitLongestSide } from '../image/geometry'
import { Image, Images } from '../ports'

const longest = 16_384
const mostPixels = 64_000_000

export const setSheet = defineNode({
  type: 'set/sheet',
  version: 1,
  title: 'Contact sheet',
  category: 'Set',
  doc: 'All pictures of a set on one, row by row. Cells are as large as the largest picture; pictures of other sizes stand in the middle of theirs. Pictures are reduced to fit, never enlarged, so that small patches stay pixel by pixel.',
  inputs: { images: port(Images, { label: 'images', doc: 'The pictures to lay out, of any sizes.' }) },
  params: {
    columns: integer({
      label: 'Columns',
      doc: 'Pictures in a row. 0 makes the sheet about as wide as high.',
      default: 0,
      min: 0,
      max: 1000,
      track: { min: 0, max: 32 },
    }),
    cell: integer({
      label: 'Cell at most',
      doc: 'Pictures whose longer side exceeds this are reduced to it.',
      default: 256,
      min: 8,
      max: 4096,
      track: { min: 32, max: 1024 },
      scale: 'log',
      unit: 'px',
    }),
    gap: integer({
      label: 'Gap',
      doc: 'Between pictures, and around all of them.',
      default: 4,
      min: 0,
      max: 256,
      track: { min: 0, max: 64 },
      unit: 'px',
    }),
    background: color({ label: 'Background', doc: 'What stands between the pictures.', default: '#ffffff' }),
  },
  outputs: { image: port(Image, { label: 'image', doc: 'The sheet.' }) },
  forecast({ inputs: { images }, params }) {
    const sheet = planSheet(images.images, params)
    const { width, height } = sheetSize(sheet)
    if (images.images.length === 0 || isTooLarge(width, height)) return undefined
    return { outputs: { image: [height, width, 3] as const }, ...sheetCost(images.images, sheet) }
  },
  async run({ inputs: { images }, params }, { signal }) {
    const shapes = images.images.map(({ shape }) => shape)
    if (shapes.length === 0) {
      throw new UserError('The set has no pictures.', 'Wire a set that has pictures.', { port: 'images' })
    }
    const sheet = planSheet(shapes, params)
    const { width, height } = sheetSize(sheet)
    if (isTooLarge(width, height)) {
      throw new UserError(
        `The sheet would be ${width} × ${height} px; at most 16,384 px a side and 64 megapixels can be made.`,
        'Choose smaller cells, a smaller gap, or a number of columns near that of the rows.',
      )
    }
    return { image: await layOutSheet(images.images, sheet, { signal }) }
  },
})

interface SheetParams {
  readonly columns: number
  readonly cell: number
  readonly gap: number
  readonly background: string
}

/** Where no number of columns is given, the one that comes nearest to a square. */
export function planSheet(shapes: readonly Shape3[], { columns, cell, gap, background }: SheetParams): Sheet {
  const sizes = shapes.map(([height, width]) =>
    Math.max(width, height) > cell ? fitLongestSide({ width, height }, cell) : { width, height },
  )
  const largest = {
    width: sizes.reduce((most, { width }) => Math.max(most, width), 1),
    height: sizes.reduce((most, { height }) => Math.max(most, height), 1),
  }
  const square = Math.sqrt((sizes.length * (largest.height + gap)) / (largest.width + gap))
  const across = columns === 0 ? Math.max(1, Math.round(square)) : columns
  return {
    columns: Math.max(1, Math.min(across, sizes.length)),
    gap,
    cell: largest,
    sizes,
    ground: parseHexColor(background),
  }
}

function isTooLarge(width: number, height: number): boolean {
  return Math.max(width, height) > longest || width * height > mostPixels
}
