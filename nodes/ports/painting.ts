import { definePort } from '../../src/core/port'
import {
  bytesOf,
  disposeTensors,
  type PaintState,
  type Shape3,
  shapeBytes,
  type Tensor3D,
} from '../../src/tensor'
import { Image } from './image'

export interface PaintStateSize {
  readonly image: Shape3
  readonly average: boolean
  readonly adam: boolean
}

function tensorsOf({ pixels, average, adam }: PaintState): Tensor3D[] {
  return [pixels, ...(average ? [average] : []), ...(adam ? [adam.m, adam.v] : [])]
}

/** Images of its size that it holds. */
export function imagesIn({ average, adam }: PaintStateSize): number {
  return 1 + (average ? 1 : 0) + (adam ? 2 : 0)
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
      adam: adam !== null,
    }),
    bytes: (size) => imagesIn(size) * shapeBytes(size.image),
  },
  dispose: (state) => disposeTensors(tensorsOf(state)),
  describe: ({ pixels, adam }) => `[${pixels.shape.join(', ')}]${adam ? ', Adam' : ''}`,
  preview: ({ pixels, average }, maxSide) => Image.preview(average ?? pixels, maxSide),
})
