import { type ColorConversion, identity, linearOf, sameCurves, unlessSrgb } from './conversion'
import { readCurve } from './icc-curve'
import { type IccLut, readLut } from './icc-lut'
import { d50, d50ToSrgb, type Matrix, product, type Triple, times } from './primaries'

/** Which pictures a profile is for. */
type ProfileSpace = 'RGB ' | 'GRAY' | 'CMYK'

const HEADER = 128
/** Profiles have some twenty. */
const MOST_TAGS = 1000

/** The kind of pictures that an ICC profile is for; undefined when it is none of ours, or damaged. */
function profileSpace(bytes: Uint8Array): ProfileSpace | undefined {
  if (bytes.length < HEADER + 4 || textAt(bytes, 36) !== 'acsp') return undefined
  const cutShort = viewOf(bytes).getUint32(0) > bytes.length
  if (cutShort) return undefined
  const space = textAt(bytes, 16)
  const connects = ['scnr', 'mntr', 'prtr', 'spac'].includes(textAt(bytes, 12))
  const known = space === 'RGB ' || space === 'GRAY' || space === 'CMYK'
  return connects && known ? space : undefined
}

/**
 * From the colors of an RGB or gray profile, of version 2 or 4, to linear sRGB: relative to the white, colors inside of
 * the gamut unchanged. Tables go before curves, the colorimetric before the perceptual one.
 *
 * @param channels of the picture, without opacity: an RGB profile measures gray pictures too, but no gray one color.
 * @returns undefined for sRGB; `unknown` for a profile that is damaged or of another kind.
 */
export function readProfile(bytes: Uint8Array, channels: 1 | 3): ColorConversion | undefined | 'unknown' {
  const space = profileSpace(bytes)
  if (space !== 'RGB ' && (space !== 'GRAY' || channels !== 1)) return 'unknown'
  const view = viewOf(bytes)
  const conversion = orUndefined(() => {
    const tags = tagsOf(view)
    const lab = textAt(bytes, 20) === 'Lab '
    const table = tags.get('A2B1') ?? tags.get('A2B0')
    if (table !== undefined) return byTable(readLut(view, table), space, lab)
    return space === 'GRAY' ? gray(view, tags, lab) : byCurves(view, tags)
  })
  return conversion && showsPictures(conversion) ? unlessSrgb(conversion) : 'unknown'
}

/** Whether an ICC profile is for CMYK pictures and has a table that says what each mixture of inks looks like. */
export function readsInks(bytes: Uint8Array): boolean {
  if (profileSpace(bytes) !== 'CMYK') return false
  const view = viewOf(bytes)
  const table = orUndefined(() => {
    const tags = tagsOf(view)
    return readLut(view, tags.get('A2B1') ?? need(tags, 'A2B0'))
  })
  return table?.channels === 4
}

/** Undefined where something is missing, or some offset points behind the end. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Linear, of white: profiles measure relative to it, so that it is near 1. */
const [DIMMEST_WHITE, BRIGHTEST_WHITE] = [0.2, 5]

/** Whether black and white are told apart by a conversion as they are on some screen, and each channel is seen. */
function showsPictures(conversion: ColorConversion): boolean {
  const [black, white] = [linearOf(conversion, [0, 0, 0]), linearOf(conversion, [1, 1, 1])]
  const light = lightOf(white)
  const isWhite = light > DIMMEST_WHITE && light < BRIGHTEST_WHITE && lightOf(black) < light / 2
  const ends: readonly Triple[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  const isSeen = (end: Triple) =>
    linearOf(conversion, end).some((value, channel) => Math.abs(value - (black[channel] ?? 0)) > 1e-3)
  return isWhite && ends.every(isSeen)
}

/** The luminance of linear sRGB. */
function lightOf([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function tagsOf(view: DataView): ReadonlyMap<string, number> {
  const count = Math.min(view.getUint32(HEADER), MOST_TAGS)
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const tags = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    const at = HEADER + 4 + 12 * index
    tags.set(textAt(bytes, at), view.getUint32(at + 4))
  }
  return tags
}

function need(tags: ReadonlyMap<string, number>, name: string): number {
  const at = tags.get(name)
  if (at === undefined) throw new RangeError()
  return at
}

function byCurves(view: DataView, tags: ReadonlyMap<string, number>): ColorConversion {
  const curve = (name: string) => readCurve(view, need(tags, name)).curve
  const xyz = (name: string): Triple => {
    const at = need(tags, name) + 8
    return [fixed(view, at), fixed(view, at + 4), fixed(view, at + 8)]
  }
  const [r, g, b] = [xyz('rXYZ'), xyz('gXYZ'), xyz('bXYZ')]
  const toXyz: Matrix = [
    [r[0], g[0], b[0]],
    [r[1], g[1], b[1]],
    [r[2], g[2], b[2]],
  ]
  return {
    kind: 'curves',
    curves: [curve('rTRC'), curve('gTRC'), curve('bTRC')],
    matrix: product(d50ToSrgb, toXyz),
  }
}

function gray(view: DataView, tags: ReadonlyMap<string, number>, lab: boolean): ColorConversion {
  const { curve } = readCurve(view, need(tags, 'kTRC'))
  return sameCurves(lab ? (value) => lightness(100 * curve(value)) : curve, identity)
}

function byTable(
  { channels, toConnection, encoding }: IccLut,
  space: ProfileSpace,
  lab: boolean,
): ColorConversion {
  if (channels !== (space === 'GRAY' ? 1 : 3)) throw new RangeError()
  if (!lab && encoding === 'lut8') throw new RangeError()
  return {
    kind: 'mixed',
    toLinear(stored) {
      const connected = toConnection(stored.slice(0, channels))
      return times(d50ToSrgb, lab ? labToXyz(connected, encoding) : fromXyz(connected))
    },
  }
}

/** Units of ICC's 16-bit XYZ: 1 is 0x8000. */
function fromXyz([x, y, z]: Triple): Triple {
  const unit = 65_535 / 32_768
  return [x * unit, y * unit, z * unit]
}

function labToXyz([first, second, third]: Triple, encoding: IccLut['encoding']): Triple {
  // Version 2 wrote 16-bit Lab with 0xff00 for 100, and a and b in 256ths.
  const [L, a, b] =
    encoding === 'lut16'
      ? [(first * 6_553_500) / 65_280, (second * 65_535) / 256 - 128, (third * 65_535) / 256 - 128]
      : [first * 100, second * 255 - 128, third * 255 - 128]
  const middle = (L + 16) / 116
  return [d50[0] * cube(middle + a / 500), d50[1] * cube(middle), d50[2] * cube(middle - b / 200)]
}

function lightness(L: number): number {
  return cube((L + 16) / 116)
}

/** CIELAB's cube, with its straight part near black. */
function cube(value: number): number {
  return value > 6 / 29 ? value ** 3 : (value - 4 / 29) * 3 * (6 / 29) ** 2
}

function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65_536
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
