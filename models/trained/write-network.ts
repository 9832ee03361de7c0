import { networkBytes, type SavedNetwork, type Steps, type TrainableNetwork } from '../../src/tensor'
import { toFloat16 } from '../given/half-floats'
import { type TensorToWrite, writeSafetensors } from '../given/write-safetensors'
import { checkDescription } from './check-description'
import { formatVersion, keys, partsOf, type SavedTensors } from './format'

export interface NetworkFileOptions {
  /** Half precision halves the file; single precision is exact. */
  readonly precision: 'F16' | 'F32'
  readonly title: string
  readonly note: string
}

/** A network cannot be written as it is wished. */
export class NotWritableError extends Error {
  override readonly name = 'NotWritableError'

  constructor(
    message: string,
    /** What the user can do, as a sentence. */
    readonly remedy: string,
  ) {
    super(message)
  }
}

/**
 * A trained network as a safetensors file, with its description in the metadata. The same network gives the same bytes.
 * Events run between its tensors.
 * @throws NotWritableError for values that are not finite, or too large for half precision. @throws DescriptionError.
 */
export function* writeNetwork(
  { description: given, variables, average, memory, steps }: SavedNetwork,
  { precision, title, note }: NetworkFileOptions,
): Steps<Uint8Array<ArrayBuffer>> {
  const { description, specs } = checkDescription(given)
  const found = { variables, average, first: memory?.first, second: memory?.second }
  const has = { average: average !== null, optimizer: memory?.kind ?? null }
  const tensors: TensorToWrite[] = []
  for (const { part, prefix, specs: wanted } of partsOf(specs, has)) {
    for (const name of wanted.keys()) {
      tensors.push(toWrite(`${prefix}${name}`, found[part]?.[name], precision))
      yield
    }
  }
  return writeSafetensors(tensors, {
    [keys.version]: formatVersion,
    [keys.description]: JSON.stringify(description),
    [keys.steps]: String(steps),
    ...(memory && { [keys.optimizer]: JSON.stringify({ kind: memory.kind, count: memory.count }) }),
    ...(title && { [keys.title]: title }),
    ...(note && { [keys.note]: note }),
  })
}

/** About what a file with these tensors has; the rest is a few kB. */
export function savedBytes(network: TrainableNetwork, precision: NetworkFileOptions['precision']): number {
  return networkBytes(network) / (precision === 'F16' ? 2 : 1)
}

function toWrite(
  name: string,
  tensor: SavedTensors[string] | undefined,
  precision: NetworkFileOptions['precision'],
): TensorToWrite {
  if (!tensor) throw new Error(`A network has lost its ${name}.`)
  const { shape, values } = tensor
  if (!values.every(Number.isFinite)) {
    throw new NotWritableError(
      `The network has values in ${name} that are not finite numbers.`,
      'Train it again with lower learning rates.',
    )
  }
  if (precision === 'F32') return { name, shape, values: Float32Array.from(values) }
  const halves = toFloat16(values)
  if (halves.some((bits) => (bits & 0x7fff) === 0x7c00)) {
    throw new NotWritableError(
      `The network has values in ${name} that half precision cannot hold.`,
      'Choose single precision.',
    )
  }
  return { name, shape, values: halves }
}
