/** `deflate` is zlib's format, as in PNG; `deflate-raw` has no header and no checksum. */
type Method = 'deflate' | 'deflate-raw'

/** Deflate grows a byte to at most some thousand: so much is unpacked before the bound is looked at again. */
const SLICE = 2048

export async function deflate(
  bytes: Uint8Array<ArrayBuffer>,
  method: Method,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream(method))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/**
 * Unpacks at most `maxBytes`, whatever the packed bytes say of themselves: they are fed in slices, and what comes out
 * is counted before any more goes in.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  method: Method,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'damaged'> {
  const reader = slices(bytes).pipeThrough(new DecompressionStream(method)).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > maxBytes) {
        await reader.cancel().catch(() => undefined)
        return 'too-large'
      }
      parts.push(value)
    }
  } catch {
    return 'damaged'
  }
  return join(parts, length)
}

function slices(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close()
      // A copy: what is given to a stream may be taken away from here.
      else controller.enqueue(bytes.slice(at, at + SLICE))
      at += SLICE
    },
  })
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
