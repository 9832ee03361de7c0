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
  return readStream(createReadStream(path), most)
}

/** The same for what is open already. */
export async function readStream(stream: NodeJS.ReadableStream, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let total = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(bytes)
    total += bytes.length
    if (total > most) throw new TooLargeError()
  }
  return Buffer.concat(chunks, total)
}
