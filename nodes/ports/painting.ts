import { definePort } from '../../src/core/port'
import {
  bytesOf,
  disposeTensors,
  levelSizes,
  type PaintState,
  type Shape3,
  shapeBytes,
  type Tensor3D,
} from '../../src/tensor'
import { Image } from './image'

export interface PaintStateSize {
  readonly image: Shape3
  readonly average: boolean
  /** Levels that Adam remembers; 0 when another optimizer painted. */
  readonly levels: number
}

function tensorsOf({ pixels, average, adam }: PaintState): Tensor3D[] {
  return [pixels, ...(average ? [average] : []), ...(adam?.levels ?? []).flatMap(({ m, v }) => [m, v])]
}

export function paintingBytes({ image, average, levels }: PaintStateSize): number {
  const [height, width, channels] = image
  const moments = levelSizes({ width, height }, levels).map((size) => {
    return 2 * shapeBytes([size.height, size.width, channels])
  })
  return (average ? 2 : 1) * shapeBytes(image) + moments.reduce((sum, bytes) => sum + bytes, 0)
}

/** A painting that another node can go on with. */
export const Painting = definePort<PaintState, PaintStateSize>({
  id: 'painting',
  label: 'Painting',
  color: '#c2569b',
  shape: 'circle',
  doc: 'Where a painting stands: the pixels, their average, and what Adam remembers; not limited to one size',
  previewKind: 'picture',
  byteSize: (state) => bytesOf(...tensorsOf(state)),
  measure: {
    sizeOf: ({ pixels, average, adam }) => ({
      image: pixels.shape,
      average: average !== null,
      levels: adam?.levels.length ?? 0,
    }),
    bytes: paintingBytes,
  },
  dispose: (state) => disposeTensors(tensorsOf(state)),
  describe: ({ pixels, adam }) => `[${pixels.shape.join(', ')}]${adam ? ', Adam' : ''}`,
  preview: ({ pixels, average }, maxSide) => Image.preview(average ?? pixels, maxSide),
})
