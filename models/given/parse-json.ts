import { notWeights } from './errors'

/** The JSON in a part of a file. Throws GivenWeightsError naming the part when it is none. */
export function parseJson(file: string, what: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw notWeights(file, `is not a file of weights: its ${what} is not JSON`)
  }
}
