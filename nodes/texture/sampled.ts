import { blurCost, type Shape3, valuesIn, valueWork } from '../../src/tensor'

interface Cost {
  readonly work: number
  readonly peak: number
}

/** What painting takes when it reads a picture first; the reading is done before the painting begins. */
export function sampledCost(picture: Shape3 | undefined, deviation: number, paint: Cost): Cost {
  if (!picture) return paint
  const read = blurCost(picture, deviation)
  return {
    work: paint.work + read.work + valueWork * valuesIn(picture),
    peak: Math.max(read.peak, paint.peak),
  }
}
