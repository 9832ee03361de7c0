import type { Cost, Shape3 } from '../cost'
import { floatBytes, kernelWork, Ledger, shapeBytes, valuesIn, valueWork } from '../cost'
import { mostPlaces } from './match'
import { mostAtOnce } from './nearest'

/** What `matchFeatures` takes. @param content and `style` are the shapes of the same layers, in order of depth. */
export function matchCost(content: readonly Shape3[], style: readonly Shape3[]): Cost {
  const places = ([height, width]: Shape3) => height * width
  const fits = content.findIndex((shape, i) => {
    const other = style[i]
    return other !== undefined && Math.max(places(shape), places(other)) <= mostPlaces
  })
  const at = fits < 0 ? content.length - 1 : fits
  const [queries, keys] = [content, style].map((shapes) => {
    const shape = shapes[at]
    return shape ? places(shape) : 0
  })
  const channels = content.reduce((sum, shape) => sum + shape[2], 0)
  const ledger = new Ledger()
  const columns = floatBytes * channels * ((queries ?? 0) + (keys ?? 0))
  ledger.takeAll(columns)
  // Directions, and one block of similarities.
  ledger.pass(columns + floatBytes * Math.min(mostAtOnce, (queries ?? 0) * (keys ?? 0)))
  ledger.free(columns)
  ledger.takeAll(content.reduce((sum, shape) => sum + shapeBytes(shape), 0))
  const values = [...content, ...style].reduce((sum, shape) => sum + valuesIn(shape), 0)
  const { peak } = ledger
  return {
    work: 2 * (queries ?? 0) * (keys ?? 0) * channels + 4 * valueWork * values + 40 * kernelWork,
    peak,
  }
}
