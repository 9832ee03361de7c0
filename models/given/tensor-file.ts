/** One tensor of a given file; its values are read when they are asked for. */
export interface GivenTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** Throws GivenWeightsError when its values cannot be had, or are of a kind that weights never are. */
  read(): Promise<Float32Array<ArrayBuffer>>
}

/** What a given file holds, known from its header. */
export interface TensorFile {
  /** The file's name, for messages. */
  readonly file: string
  /** In the order of the file. */
  readonly tensors: readonly GivenTensor[]
  /** What the file says of itself. */
  readonly metadata: ReadonlyMap<string, string>
}

/** More tensors than any network here has, and few enough to go through at once. */
export const mostTensors = 10_000

/** Longest name of a tensor, in characters: messages repeat it. */
export const longestName = 500

/** How many values a tensor has; undefined when the shape is none, or the number is beyond all bounds. */
export function valuesOfShape(shape: readonly number[]): number | undefined {
  if (shape.length > 8 || !shape.every((side) => Number.isSafeInteger(side) && side >= 0)) return undefined
  const values = shape.reduce((product, side) => product * side, 1)
  return Number.isSafeInteger(values) ? values : undefined
}

/** Names that reach an object's prototype are refused, whoever looks something up by them later. */
export function isForbiddenName(name: string): boolean {
  return name === '__proto__' || name === 'constructor' || name === 'prototype'
}
