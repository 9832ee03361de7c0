import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { Pixels } from '../images/pixels'
import { resizeImagePaced } from '../images/resize'
import { valuesOf } from '../memory'
import { channelOf } from './channel-of'
import { paintValue } from './colormap'
import { fitWithin } from './fit'
import { heatLegend, type Legend } from './legend'

/** One channel of features [h, w, c] as a heat map from 0 to its maximum, at most `maxSide` px on its longer side. */
export async function previewChannel(
  features: Tensor3D,
  channel: number,
  maxSide = 512,
): Promise<Pixels & { readonly legend: Legend }> {
  const [height, width] = features.shape
  const map = await channelOf(features, channel)
  try {
    const small = await resizeImagePaced(map, fitWithin({ width, height }, maxSide))
    try {
      const values = await valuesOf(small)
      const data = new Uint8ClampedArray(values.length * 4)
      const largest = values.reduce((most, value) => Math.max(most, value), 0)
      values.forEach((value, i) => {
        paintValue(data, i * 4, largest === 0 ? 0 : value / largest)
      })
      return {
        width: small.shape[1],
        height: small.shape[0],
        data,
        legend: heatLegend((part) => part * largest),
      }
    } finally {
      small.dispose()
    }
  } finally {
    map.dispose()
  }
}
