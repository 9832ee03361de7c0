import type {
  LayerInfo,
  LossTerm,
  PaddingMode,
  Pooling,
  Tensor1D,
  Tensor3D,
  Tensor4D,
} from '../../../src/tensor'
import {
  contentTerm,
  disposeTensors,
  FrozenNetwork,
  gramMatrix,
  layersOf,
  noiseImage,
  styleTerm,
  tensorFrom,
  totalVariationTerm,
} from '../../../src/tensor'

/** Uniform 0..1, the same sequence for the same seed (Park and Miller's generator). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

export function randomTensor(shape: readonly number[], seed: number, low = -1, high = 1) {
  const random = seeded(seed)
  const size = shape.reduce((product, n) => product * n, 1)
  return tensorFrom(
    Float32Array.from({ length: size }, () => low + (high - low) * random()),
    shape,
  )
}

const tinyLayers: readonly LayerInfo[] = layersOf([
  { channels: 5, convolutions: 2 },
  { channels: 6, convolutions: 1 },
  { channels: 4, convolutions: 2 },
])

/** A VGG-shaped network of three blocks with random weights whose activations stay near 1. */
export function tinyNetwork(seed = 1): FrozenNetwork {
  const network = new FrozenNetwork('tiny')
  let inputs = 3
  tinyLayers.forEach((layer, i) => {
    // The input convention has values around 100.
    const scale = i === 0 ? 0.01 : 0.6
    network.addLayer({
      layer,
      filter: randomTensor([3, 3, inputs, layer.channels], seed + i, -scale, scale) as Tensor4D,
      bias: randomTensor([layer.channels], seed + 50 + i, -0.1, 0.3) as Tensor1D,
    })
    inputs = layer.channels
  })
  return network
}

const size = { width: 14, height: 11 }

/** Content, two styles (one layer shared) and total variation, all with different weights. */
export function tinyTerms(
  network: FrozenNetwork,
  pooling: Pooling = 'max',
  padding: PaddingMode = 'zeros',
): LossTerm[] {
  const content = noiseImage(size, seeded(11))
  const style = noiseImage({ width: 9, height: 17 }, seeded(12))
  const contents = network.activations(content, ['relu3_1'], pooling, padding)
  const styles = network.activations(style, ['relu1_1', 'relu2_1'], pooling, padding)
  const terms: LossTerm[] = []
  for (const [layer, target] of contents) {
    terms.push(
      contentTerm({ needs: { network, layer, pooling, padding }, target, form: 'relative', weight: 0.7 }),
    )
  }
  for (const [layer, features] of styles) {
    const target = gramMatrix(features)
    terms.push(
      styleTerm({ needs: { network, layer, pooling, padding }, target, form: 'relative', weight: 1.3 }),
    )
    terms.push(styleTerm({ needs: { network, layer, pooling, padding }, target, form: 'raw', weight: 0.1 }))
    target.dispose()
  }
  disposeTensors([content, style, ...contents.values(), ...styles.values()])
  return [...terms, totalVariationTerm({ weight: 0.5 })]
}

export function startImage(): Tensor3D {
  return noiseImage(size, seeded(21))
}
