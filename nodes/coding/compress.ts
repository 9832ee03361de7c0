import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { UserError } from '../../src/core/context'
import {
  type CodeSize,
  codeSizeOf,
  decodeImage,
  disposeTensors,
  encodeImage,
  fromLevels,
  type NetworkDescription,
  pause,
  type Tensor3D,
  type TrainableNetwork,
  tensorFrom,
  toLevels,
  valuesOf,
} from '../../src/tensor'
import type { CodeValue } from '../ports'
import { demandNotTooLarge, idBytes, readHeader, readLevels, writeCode } from './code-file'

/** @throws UserError for a network that has no code in its middle. */
export function demandAutoencoder(description: NetworkDescription): CodeSize {
  const size = codeSizeOf(description)
  if (size) return size
  throw new UserError(
    'This network has no code in its middle, or takes pictures of one size only.',
    'Take a network of Train autoencoder.',
    { port: 'network' },
  )
}

/** Of the weights by which a network draws: two networks with one id make the same of a code. */
async function networkId(network: TrainableNetwork, signal?: AbortSignal): Promise<Uint8Array> {
  const hash = sha256.create().update(utf8ToBytes(JSON.stringify(network.description)))
  for (const [name, variable] of Object.entries(network.average ?? network.variables)) {
    const { buffer, byteOffset, byteLength } = await valuesOf(variable)
    hash.update(utf8ToBytes(name)).update(new Uint8Array(buffer, byteOffset, byteLength))
    await pause(signal)
  }
  return hash.digest().slice(0, idBytes)
}

/** A network that compresses, with what has to be known of it. */
export interface Codec {
  /** Borrowed. */
  readonly network: TrainableNetwork
  readonly size: CodeSize
  readonly id: Uint8Array
}

/** @throws UserError for a network that is no autoencoder. */
export async function codecOf(network: TrainableNetwork, signal?: AbortSignal): Promise<Codec> {
  return { network, size: demandAutoencoder(network.description), id: await networkId(network, signal) }
}

/** What the encoder says of a picture, before it is rounded. Plain data. */
export interface Encoded {
  readonly values: Float32Array
  readonly places: { readonly width: number; readonly height: number }
  readonly picture: { readonly width: number; readonly height: number }
}

/** @throws UserError for a picture that is too large. */
export async function encode(
  image: Tensor3D,
  { network, size }: Codec,
  signal?: AbortSignal,
): Promise<Encoded> {
  const [height, width] = image.shape
  const places = { width: Math.ceil(width / size.factor), height: Math.ceil(height / size.factor) }
  demandNotTooLarge({ ...places, channels: size.channels, bits: 8 })
  const code = await encodeImage(network, image, size, { ...(signal && { signal }) })
  try {
    return { values: await valuesOf(code), places, picture: { width, height } }
  } finally {
    disposeTensors([code])
  }
}

/** @param bits of each number, 1..8. */
export async function pack(
  { values, places, picture }: Encoded,
  bits: number,
  { size: { channels }, id }: Codec,
  signal?: AbortSignal,
): Promise<CodeValue> {
  const header = { ...picture, channels, bits, network: id }
  return {
    ...picture,
    channels,
    bits,
    bytes: await writeCode(header, toLevels(values, bits), places, signal),
  }
}

/** The picture, [h, w, 3], 0..1; the caller owns it. @throws UserError for damaged bytes, or those of another network. */
export async function unpack(
  bytes: Uint8Array,
  { network, size, id }: Codec,
  signal?: AbortSignal,
): Promise<Tensor3D> {
  const header = readHeader(bytes)
  if (header.network.some((byte, at) => byte !== id[at]) || header.channels !== size.channels) {
    throw new UserError(
      'The code was made by another network.',
      'Wire the very network into it that compressed the picture: after more training it is another one.',
      { port: 'network' },
    )
  }
  const { factor, channels } = size
  const places = { width: Math.ceil(header.width / factor), height: Math.ceil(header.height / factor) }
  const levels = await readLevels(bytes, header, places, signal)
  const code = tensorFrom(fromLevels(levels, header.bits), [places.height, places.width, channels])
  try {
    return await decodeImage(network, code as Tensor3D, header, size, { ...(signal && { signal }) })
  } finally {
    disposeTensors([code])
  }
}
