/** A multiple of 3, so that chunks join without padding; small enough for `String.fromCharCode`'s arguments. */
const BYTES_PER_CHUNK = 3 * 8192
const CHARACTERS_PER_CHUNK = (BYTES_PER_CHUNK / 3) * 4

/** Standard base64 with padding. Works in Node, in a worker and on a page. */
export function encodeBase64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let start = 0; start < bytes.length; start += BYTES_PER_CHUNK) {
    chunks.push(btoa(String.fromCharCode(...bytes.subarray(start, start + BYTES_PER_CHUNK))))
  }
  return chunks.join('')
}

/** @returns undefined when the text is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let offset = 0
  try {
    for (let start = 0; start < text.length; start += CHARACTERS_PER_CHUNK) {
      const chunk = atob(text.slice(start, start + CHARACTERS_PER_CHUNK))
      for (let index = 0; index < chunk.length; index++) bytes[offset++] = chunk.charCodeAt(index)
    }
  } catch {
    return undefined
  }
  return offset === bytes.length ? bytes : undefined
}
