import type { ColorConversion } from './conversion'
import { type Range, without } from './cut'
import { readProfile } from './icc-profile'
import { webpEnd } from './picture-header'

interface Chunk extends Range {
  readonly name: string
}

const [RIFF_SIZE, FIRST, FLAGS, HEAD] = [4, 12, 20, 8]
/** Of the flags: a profile, EXIF data. */
const TAGGED = 0x20 | 0x08

/** The WebP without its tags, and what its colors are measured by. */
export function readWebpTags(bytes: Uint8Array<ArrayBuffer>): {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly colors: ColorConversion | undefined
} {
  const chunks = [...chunksOf(bytes)]
  const cut = chunks.filter(({ name }) => name === 'ICCP' || name === 'EXIF')
  const plain = without(bytes, cut)
  if (chunks[0]?.name === 'VP8X') plain[FLAGS] = (plain[FLAGS] ?? 0) & ~TAGGED
  const view = new DataView(plain.buffer)
  const removed = bytes.length - plain.length
  view.setUint32(RIFF_SIZE, Math.max(0, view.getUint32(RIFF_SIZE, true) - removed), true)
  const profile = chunks.find(({ name }) => name === 'ICCP')
  const colors = profile && readProfile(contentOf(bytes, profile), 3)
  return { plain, colors: colors === 'unknown' ? undefined : colors }
}

function contentOf(bytes: Uint8Array, { from, to }: Chunk): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.subarray(from + HEAD, Math.min(to, from + HEAD + view.getUint32(from + 4, true)))
}

/** Up to the first that is not whole. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = webpEnd(view)
  for (let from = FIRST; from + HEAD <= end; ) {
    const length = view.getUint32(from + 4, true)
    const to = Math.min(end, from + HEAD + length + (length % 2))
    if (from + HEAD + length > end) return
    yield { name: String.fromCharCode(...bytes.subarray(from, from + 4)), from, to }
    from = to
  }
}
