/** Height, width and channels of pictures and activations, or the one length of vectors; without the batch. */
export type LayerShape = readonly [number, number, number] | readonly [number]

/** One layer as plain data. Sizes in px, pictures as [h, w, c]. */
export type LayerDescription =
  | { readonly kind: 'dense'; readonly units: number }
  | { readonly kind: 'reshape'; readonly shape: readonly [number, number, number] }
  | { readonly kind: 'flatten' }
  /**
   * `padding`: zeros on each side; by default as many as make the result as large as the input over the stride.
   * `spectral`: its filter is divided by its largest singular value (Miyato et al. 2018).
   */
  | ConvolutionDescription
  /** A picture `stride` times as large. */
  | {
      readonly kind: 'transposed-convolution'
      readonly filters: number
      readonly kernel: number
      readonly stride: number
    }
  /** Every pixel `factor` x `factor` times; before a convolution, it is a resize-convolution (Odena et al. 2016). */
  | { readonly kind: 'upsample'; readonly factor: number }
  /** Channels become places: [h, w, f²c] to [fh, fw, c] (Shi et al. 2016). */
  | { readonly kind: 'pixel-shuffle'; readonly factor: number }
  | { readonly kind: 'reflection-pad'; readonly size: number }
  /** Ioffe and Szegedy 2015; Ulyanov et al. 2016; Ba et al. 2016. */
  | { readonly kind: 'batch-norm' | 'instance-norm' | 'layer-norm' }
  | { readonly kind: 'relu' | 'tanh' | 'sigmoid' }
  | { readonly kind: 'leaky-relu'; readonly slope: number }
  /** Adds what comes in to what the layers make of it (He et al. 2016). */
  | { readonly kind: 'residual'; readonly layers: readonly LayerDescription[] }

export interface ConvolutionDescription {
  readonly kind: 'convolution'
  readonly filters: number
  readonly kernel: number
  readonly stride?: number
  readonly padding?: number
  readonly spectral?: true
}

export type LayerKindName = LayerDescription['kind']

export type LayerOf<K extends LayerKindName> = Extract<LayerDescription, { readonly kind: K }>

/**
 * A trainable network as plain data: what is saved beside its weights. Networks see and make pictures with values
 * from -1 to 1 (Radford et al. 2016, section 3).
 */
export interface NetworkDescription {
  readonly role: 'generator' | 'discriminator' | 'network'
  /** Without the batch; null for sides of any length. */
  readonly input: readonly [number | null, number | null, number] | readonly [number]
  readonly layers: readonly LayerDescription[]
  /** Layers before the code, of an autoencoder: they encode, those after them decode. */
  readonly code?: number
}

/** A description that cannot be a network; the message is the end of a sentence on it. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError'
}
