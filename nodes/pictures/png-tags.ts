import { inflate } from '../../src/core/deflate'
import { isIntact, type PngChunk, pngChunks } from '../../src/core/png-chunks'
import type { ColorConversion } from './conversion'
import { without } from './cut'
import { readProfile } from './icc-profile'
import { fromCodePoints, fromGamma } from './png-colors'
import type { Primaries } from './primaries'

/** What says how a PNG's numbers are meant, and how the picture lies. */
const tags: ReadonlySet<string> = new Set([
  ...['cICP', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'mDCV', 'cLLI', 'eXIf'],
  // Of an animation decoders show either the first frame or the picture for programs that know no animations.
  ...['acTL', 'fcTL', 'fdAT'],
])

/** In the header: 0 and 4 are gray, without and with opacity; 2, 3 and 6 are not. */
const COLOR_TYPE = 25

/** Profiles of presses have some 3 MB. */
const MOST_PROFILE_BYTES = 16 * 1024 * 1024

/** The PNG without its tags, and the colors by the first of cICP, iCCP, sRGB, gAMA and cHRM that can be read. */
export async function readPngTags(bytes: Uint8Array<ArrayBuffer>): Promise<{
  readonly plain: Uint8Array<ArrayBuffer>
  readonly colors: ColorConversion | undefined
}> {
  const found = new Map<string, PngChunk>()
  const cut: PngChunk[] = []
  let pixels = false
  for (const chunk of pngChunks(bytes)) {
    if (chunk.type === 'IDAT') pixels = true
    if (!tags.has(chunk.type)) continue
    cut.push(chunk)
    // Behind the pixels they would come too late for a program that shows a picture while it loads.
    if (!pixels && !found.has(chunk.type) && isIntact(bytes, chunk)) found.set(chunk.type, chunk)
  }
  const plain = without(
    bytes,
    cut.map(({ start, end }) => ({ from: start, to: end })),
  )
  return { plain, colors: await colorsOf(bytes, found) }
}

async function colorsOf(
  bytes: Uint8Array<ArrayBuffer>,
  found: ReadonlyMap<string, PngChunk>,
): Promise<ColorConversion | undefined> {
  const data = (type: string) => {
    const chunk = found.get(type)
    return chunk && bytes.subarray(chunk.from, chunk.to)
  }
  const points = data('cICP')
  const byPoints = points ? codePoints(points) : 'unknown'
  if (byPoints !== 'unknown') return byPoints
  const profile = await unpack(data('iCCP'))
  const isGray = (bytes[COLOR_TYPE] ?? 0) % 4 === 0
  const byProfile = profile ? readProfile(profile, isGray ? 1 : 3) : 'unknown'
  if (byProfile !== 'unknown') return byProfile
  if (found.has('sRGB')) return undefined
  const [gamma, primaries] = [data('gAMA'), data('cHRM')]
  if (!gamma && !primaries) return undefined
  return fromGamma(gamma && numbers(gamma)[0], primaries && primariesOf(numbers(primaries)))
}

function codePoints({ 0: primaries = 0, 1: transfer = 0, 2: mixed, 3: range, length }: Uint8Array) {
  if (length !== 4 || mixed !== 0 || (range !== 0 && range !== 1)) return 'unknown'
  return fromCodePoints({ primaries, transfer, fullRange: range === 1 })
}

/** A name, a zero byte, the method 0, and the profile as zlib packs it. */
async function unpack(chunk: Uint8Array<ArrayBuffer> | undefined) {
  const end = chunk?.indexOf(0) ?? -1
  if (!chunk || end < 0 || chunk[end + 1] !== 0) return undefined
  const profile = await inflate(chunk.subarray(end + 2), 'deflate', MOST_PROFILE_BYTES)
  return typeof profile === 'string' ? undefined : profile
}

function numbers(data: Uint8Array): readonly number[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) => view.getUint32(4 * index))
}

/** White, red, green, blue. */
function primariesOf(all: readonly number[]): Primaries | undefined {
  if (all.length !== 8) return undefined
  const pair = (index: number) => [(all[index] ?? 0) / 100_000, (all[index + 1] ?? 0) / 100_000] as const
  return { white: pair(0), red: pair(2), green: pair(4), blue: pair(6) }
}
