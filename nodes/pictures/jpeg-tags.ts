import type { Inks } from '../resources'
import type { ColorConversion } from './conversion'
import { type Range, without } from './cut'
import { readProfile, readsInks } from './icc-profile'
import { isBare, isFrame } from './picture-header'

/** A piece of a JPEG before its pixels; `from` is behind its length. */
interface Segment extends Range {
  readonly marker: number
  readonly start: number
}

const [APP1, APP2, APP14] = [0xe1, 0xe2, 0xee]
const exif = 'Exif\0\0'
const icc = 'ICC_PROFILE\0'
const adobe = 'Adobe'

/** The JPEG without its tags, and what its colors are measured by. */
export function readJpegTags(bytes: Uint8Array<ArrayBuffer>): {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly colors: ColorConversion | undefined
  readonly inks: Inks | undefined
} {
  const segments = [...segmentsOf(bytes)]
  const frame = segments.find(({ marker }) => isFrame(marker))
  const channels = frame && bytes[frame.from + 5]
  const isOf = (marker: number, name: string) => (segment: Segment) =>
    segment.marker === marker && startsWith(bytes, segment, name)
  const orientations = segments.filter(isOf(APP1, exif))
  const profiles = segments.filter(isOf(APP2, icc))
  const profile = assemble(bytes, profiles)
  const forInks = channels === 4
  // One that decoders cannot read either would leave the colors to what each of them takes instead.
  const keeps = forInks && profile !== undefined && readsInks(profile)
  const cut = segments.filter(
    (segment) => orientations.includes(segment) || (!keeps && profiles.includes(segment)),
  )
  const plain = without(
    bytes,
    cut.map(({ start, to }) => ({ from: start, to })),
  )
  if (forInks) {
    const isMarked = segments.some(isOf(APP14, adobe))
    return {
      plain: isMarked ? plain : withAdobe(plain),
      colors: undefined,
      inks: keeps ? 'by-profile' : 'plain',
    }
  }
  const colors = profile && readProfile(profile, channels === 1 ? 1 : 3)
  return { plain, colors: colors === 'unknown' ? undefined : colors, inks: undefined }
}

function* segmentsOf(bytes: Uint8Array): Generator<Segment, void> {
  let start = 2
  while (start + 4 <= bytes.length && bytes[start] === 0xff) {
    const marker = bytes[start + 1] ?? 0
    if (marker === 0xff) start += 1
    else if (isBare(marker)) start += 2
    else {
      const to = start + 2 + ((bytes[start + 2] ?? 0) << 8) + (bytes[start + 3] ?? 0)
      if (to < start + 4 || to > bytes.length) return
      yield { marker, start, from: start + 4, to }
      const isScan = marker === 0xda
      if (isScan) return
      start = to
    }
  }
}

function startsWith(bytes: Uint8Array, { from, to }: Segment, name: string): boolean {
  if (to - from < name.length) return false
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name.charCodeAt(i)) return false
  return true
}

/** A profile in numbered pieces, in any order; undefined when one is missing or comes twice. */
function assemble(bytes: Uint8Array, pieces: readonly Segment[]): Uint8Array | undefined {
  const head = icc.length + 2
  const numbered = new Map<number, Uint8Array>()
  for (const { from, to } of pieces) {
    const number = bytes[from + icc.length] ?? 0
    const count = bytes[from + icc.length + 1]
    if (to - from < head || count !== pieces.length || number < 1 || number > count) return undefined
    numbered.set(number, bytes.subarray(from + head, to))
  }
  if (pieces.length === 0 || numbered.size !== pieces.length) return undefined
  const parts = pieces.map((_, index) => numbered.get(index + 1) ?? new Uint8Array(0))
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Version 100, no flags, colors not transformed. */
const adobeSegment = [0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0]

/** Decoders differ over which way round inks without Adobe's mark are; nearly all files have them as Adobe writes them. */
function withAdobe(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const marked = new Uint8Array(bytes.length + adobeSegment.length)
  marked.set(bytes.subarray(0, 2))
  marked.set(adobeSegment, 2)
  marked.set(bytes.subarray(2), 2 + adobeSegment.length)
  return marked
}
