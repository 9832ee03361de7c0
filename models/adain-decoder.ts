/** One 3x3 convolution of the decoder, with what follows it. */
export interface DecoderStep {
  readonly name: string
  readonly relu: boolean
  readonly upsample: boolean
}

const upsampled = ['conv1', 'conv5', 'conv7']

/**
 * From relu4_1 of the lite network to a picture: the mirror of the encoder with reflection padding and nearest
 * upsampling (Huang and Belongie 2017, section 5), and no ReLU at the end.
 */
export const adainDecoderSteps: readonly DecoderStep[] = Array.from({ length: 9 }, (_, i) => {
  const name = `conv${i + 1}`
  return { name, relu: i < 8, upsample: upsampled.includes(name) }
})
