/** One 3x3 convolution of the decoder, with what comes before and after it. */
export interface DecoderStep {
  readonly name: string
  readonly relu: boolean
  /** Twice the size, by nearest neighbor, before the convolution. */
  readonly enlarge: boolean
  /** The layer of the encoder that is then appended to its channels. */
  readonly joins?: string
}

const enlarged = ['conv3', 'conv5', 'conv7']
const joined: Readonly<Record<string, string>> = { conv3: 'relu3_1', conv5: 'relu2_1' }

/**
 * From relu4_1 of the lite network to a picture: the mirror of the encoder with reflection padding and nearest
 * upsampling (Huang and Belongie 2017, section 5), and no ReLU at the end. Unlike there, relu3_1 and relu2_1 join on
 * the way: a decoder as small as this one cannot guess where edges are, and would draw a grid of dots.
 */
export const adainDecoderSteps: readonly DecoderStep[] = Array.from({ length: 9 }, (_, i) => {
  const name = `conv${i + 1}`
  const joins = joined[name]
  return { name, relu: i < 8, enlarge: enlarged.includes(name), ...(joins !== undefined && { joins }) }
})
