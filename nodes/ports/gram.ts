import { definePort } from '../../src/core/port'
import {
  bytesOf,
  disposeTensors,
  previewGram,
  sampleMatrix,
  type Tensor2D,
  valueHistogram,
} from '../../src/tensor'
import {
  describeLayers,
  type LayeredSize,
  type LayeredValue,
  layeredBytes,
  layerNamed,
  listLayers,
  previewLayers,
  sizeOfLayers,
} from './layered'

/** Gram matrices of one network's layers: layer name -> float32 [c, c], normalized by h·w·c. */
export type GramMatrices = LayeredValue<Tensor2D>

export const Gram = definePort<GramMatrices, LayeredSize>({
  id: 'gram',
  label: 'Gram matrices',
  color: '#9a62c7',
  shape: 'diamond',
  doc: 'Which channels fire together: per layer float32 [c, c], F Fᵀ / (h·w·c)',
  previewKind: 'picture',
  byteSize: ({ layers }) => bytesOf(...layers.values()),
  measure: { sizeOf: sizeOfLayers, bytes: layeredBytes },
  dispose: ({ layers }) => disposeTensors(layers.values()),
  describe: describeLayers,
  preview: (gram, maxSide) => previewLayers(gram, maxSide, 'channels squared', previewGram),
  views: {
    list: (gram) =>
      listLayers(gram, ({ shape: [height, width] }) => ({ width, height, channels: 0, matrix: true })),
    draw: async (gram, { view }, maxSide) => ({
      kind: 'picture',
      ...(await previewGram(layerNamed(gram, view), maxSide)),
    }),
    sample: (gram, { view }, place) => sampleMatrix(layerNamed(gram, view), place),
    histogram: (gram, { view }) => valueHistogram(layerNamed(gram, view)),
  },
})
