import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** A file has more bytes than are read of it. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
  /** Undefined where no end is known, as of a device. */
  readonly bytes: number | undefined

  constructor(bytes?: number) {
    super('too large')
    this.bytes = bytes
  }
}

/**
 * The content of a file, which may be a pipe or a device without a size: no more is read than may be.
 * @throws TooLargeError, or what the system says.
 */
export async function readBounded(path: string, most: number): Promise<Buffer> {
  const { size } = await stat(path)
  if (size > most) throw new TooLargeError(size)
  const chunks: Buffer[] = []
  let total = 0
  // One byte more than may be tells that there are more.
  for await (const chunk of createReadStream(path, { end: most })) {
    const bytes: Buffer = chunk
    chunks.push(bytes)
    total += bytes.length
  }
  if (total > most) throw new TooLargeError()
  return Buffer.concat(chunks, total)
}
