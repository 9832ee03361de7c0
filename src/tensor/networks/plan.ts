/** One convolution of a VGG-shaped network. */
export interface LayerInfo {
  /** The name of its output after ReLU, for example `relu4_2`. */
  readonly name: string
  /** The name of its weights, for example `block4_conv2`. */
  readonly conv: string
  /** 1 to 5; each block after the first starts with 2x2 pooling. */
  readonly block: number
  /** Position in the network, 0 for the first convolution. */
  readonly depth: number
  readonly channels: number
}

/** How many channels and convolutions each block has, first block first. */
export type BlockPlan = readonly { readonly channels: number; readonly convolutions: number }[]

/** The layers of a VGG-shaped network in order of depth. */
export function layersOf(blocks: BlockPlan): readonly LayerInfo[] {
  const layers: LayerInfo[] = []
  blocks.forEach(({ channels, convolutions }, index) => {
    const block = index + 1
    for (let i = 1; i <= convolutions; i++) {
      layers.push({
        name: `relu${block}_${i}`,
        conv: `block${block}_conv${i}`,
        block,
        depth: layers.length,
        channels,
      })
    }
  })
  return layers
}

/** The shortest picture side, in pixels, that leaves one value after the pooling before this block. */
export function minimumSideOf(layer: LayerInfo): number {
  return 2 ** (layer.block - 1)
}
