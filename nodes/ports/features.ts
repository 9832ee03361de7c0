import { definePort } from '../../src/core/port'
import { bytesOf, disposeTensors, previewFeatures, type Shape3, type Tensor3D } from '../../src/tensor'
import {
  describeLayers,
  type LayeredSize,
  type LayeredValue,
  layeredBytes,
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
})
