/** A file of weights that the user gave cannot be used. */
export class GivenWeightsError extends Error {
  override readonly name = 'GivenWeightsError'

  constructor(
    /** The file's name. */
    readonly file: string,
    /** What is wrong with it, as the end of a sentence. */
    readonly fault: string,
    /** What the user can do, as a sentence. */
    readonly remedy: string,
  ) {
    super(`${file} ${fault}.`)
  }
}

const formats =
  'Choose a .safetensors file, or the model.json of a TensorFlow.js model together with its .bin files.'

/** The file is not of a format that is read here. */
export function notWeights(file: string, fault: string): GivenWeightsError {
  return new GivenWeightsError(file, fault, formats)
}

/** The file is of a known format, but what it says of itself does not fit. */
export function damagedWeights(file: string, fault: string): GivenWeightsError {
  return new GivenWeightsError(file, fault, 'The file is damaged or was cut short: get it again.')
}
