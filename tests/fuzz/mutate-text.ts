import fc from 'fast-check'

/** Bytes of a file with some changed, a part cut out, put in twice or moved, or the end cut off. */
export function mutatedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const place = fc.nat(Math.max(0, bytes.length - 1))
  const part = (from: number, to: number) => bytes.subarray(Math.min(from, to), Math.max(from, to))
  return fc.oneof(
    fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }).map((changes) => {
      const changed = Uint8Array.from(bytes)
      for (const [at, value] of changes) changed[at] = value
      return changed
    }),
    fc.tuple(place, place).map(([a, b]) => joined(part(0, Math.min(a, b)), bytes.subarray(Math.max(a, b)))),
    fc.tuple(place, place, place).map(([a, b, c]) => joined(part(0, c), part(a, b), bytes.subarray(c))),
    place.map((at) => Uint8Array.from(bytes.subarray(0, at))),
  )
}

/** The same for a text of ASCII. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  return mutatedBytes(new TextEncoder().encode(text)).map((bytes) => new TextDecoder().decode(bytes))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
