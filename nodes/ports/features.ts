import { definePort } from '../../src/core/port'
import {
  bytesOf,
  channelOf,
  disposeTensors,
  previewChannel,
  previewChannels,
  previewFeatures,
  type Shape3,
  sampleImage,
  type Tensor3D,
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

/** Activations of one network for one picture: layer name -> float32 [h, w, c]. */
export type FeatureMaps = LayeredValue<Tensor3D>

export type FeatureSizes = LayeredSize<Shape3>

export const Features = definePort<FeatureMaps, FeatureSizes>({
  id: 'features',
  label: 'Features',
  color: '#3f8fd2',
  shape: 'square',
  doc: "A network's activations: per layer float32 [h, w, c], 0 and up",
  previewKind: 'picture',
  byteSize: ({ layers }) => bytesOf(...layers.values()),
  measure: { sizeOf: sizeOfLayers, bytes: layeredBytes },
  dispose: ({ layers }) => disposeTensors(layers.values()),
  describe: describeLayers,
  preview: (features, maxSide) => previewLayers(features, maxSide, 'channels', previewFeatures),
  views: {
    list: (features) =>
      listLayers(features, ({ shape: [height, width, channels] }) => ({ width, height, channels })),
    async draw(features, { view, channel }, maxSide) {
      const layer = layerNamed(features, view)
      const drawn = await (channel === undefined
        ? previewChannels(layer, maxSide)
        : previewChannel(layer, channel, maxSide))
      return { kind: 'picture', ...drawn }
    },
    sample: async (features, { view, channel }, place) =>
      channel === undefined ? [] : sampleImage(layerNamed(features, view), place, channel),
    async histogram(features, { view, channel }) {
      const layer = layerNamed(features, view)
      if (channel === undefined) return valueHistogram(layer)
      const map = await channelOf(layer, channel)
      try {
        return await valueHistogram(map)
      } finally {
        disposeTensors([map])
      }
    },
  },
})
