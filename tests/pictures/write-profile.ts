/** A tag of an ICC profile, as it stands in the file. */
type Tag = readonly [name: string, data: Buffer]

const fixed = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}
const u16 = (value: number) => Buffer.from([(value >> 8) & 255, value & 255])
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const typed = (type: string, ...parts: readonly Buffer[]) =>
  Buffer.concat([Buffer.from(type, 'latin1'), u32(0), ...parts])

/** A power, in 256ths. */
export const power = (exponent: number) => typed('curv', u32(1), u16(Math.round(exponent * 256)))
export const straight = typed('curv', u32(0))
/** sRGB's, as display profiles of version 4 write it. */
export const srgbCurve = typed(
  'para',
  u16(3),
  u16(0),
  ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
)
const xyz = (values: readonly number[]) => typed('XYZ ', ...values.map(fixed))

interface Kind {
  readonly space: 'RGB ' | 'GRAY' | 'CMYK'
  readonly connection?: 'XYZ ' | 'Lab '
  readonly version?: 2 | 4
}

export function writeProfile(
  tags: readonly Tag[],
  { space, connection = 'XYZ ', version = 2 }: Kind,
): Buffer {
  const header = Buffer.alloc(128)
  header.writeUInt32BE(version * 0x1000000, 8)
  header.write('mntr', 12, 'latin1')
  header.write(space, 16, 'latin1')
  header.write(connection, 20, 'latin1')
  header.write('acsp', 36, 'latin1')
  xyz([0.9642, 1, 0.8249]).copy(header, 68, 8)
  const all: readonly Tag[] = [
    ...tags,
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ['desc', typed('desc', u32(5), Buffer.from('test\0', 'latin1'), Buffer.alloc(79))],
    ['cprt', typed('text', Buffer.from('none\0', 'latin1'))],
  ]
  let at = 128 + 4 + 12 * all.length
  const table: Buffer[] = [u32(all.length)]
  const content: Buffer[] = []
  for (const [name, data] of all) {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    table.push(Buffer.from(name, 'latin1'), u32(at), u32(data.length))
    content.push(padded)
    at += padded.length
  }
  const profile = Buffer.concat([header, ...table, ...content])
  profile.writeUInt32BE(profile.length, 0)
  return profile
}

/** Columns: XYZ of red, green and blue, relative to D50. */
export function matrixProfile(
  columns: readonly (readonly number[])[],
  curve: Buffer,
  version: 2 | 4 = 2,
): Buffer {
  const tags = ['r', 'g', 'b'].flatMap((name, index): Tag[] => [
    [`${name}XYZ`, xyz(columns[index] ?? [])],
    [`${name}TRC`, curve],
  ])
  return writeProfile(tags, { space: 'RGB ', version })
}

export const grayProfile = (curve: Buffer) => writeProfile([['kTRC', curve]], { space: 'GRAY' })

type ToLab = (...stored: readonly number[]) => readonly [number, number, number]

/** `mft2`, as version 2 encodes Lab: straight curves around a grid of corners. */
export function labTable(inputs: number, corners: number, toLab: ToLab): Buffer {
  const line = [u16(0), u16(65_535)]
  const values = grid(inputs, corners, toLab).flatMap(([L, a, b]) => [
    u16(Math.round((L * 65_280) / 100)),
    u16(Math.round((a + 128) * 256)),
    u16(Math.round((b + 128) * 256)),
  ])
  const head = [
    Buffer.from([inputs, 3, corners, 0]),
    ...[1, 0, 0, 0, 1, 0, 0, 0, 1].map(fixed),
    u16(2),
    u16(2),
  ]
  const curves = (count: number) => Array.from({ length: count }, () => line).flat()
  return typed('mft2', ...head, ...curves(inputs), ...values, ...curves(3))
}

/** `mAB `, as version 4 encodes XYZ: curves, then a matrix. */
export function matrixTable(columns: readonly (readonly number[])[], curve: Buffer): Buffer {
  const curves = Buffer.concat([straight, straight, straight])
  const unit = 32_768 / 65_535
  const rows = [0, 1, 2].flatMap((row) => columns.map((column) => fixed((column[row] ?? 0) * unit)))
  const matrix = Buffer.concat([...rows, fixed(0), fixed(0), fixed(0)])
  const padded = Buffer.concat([curve, Buffer.alloc((4 - (curve.length % 4)) % 4)])
  const matrixAt = 32 + curves.length
  const curvesAt = matrixAt + matrix.length
  const head = [Buffer.from([3, 3, 0, 0]), u32(32), u32(matrixAt), u32(curvesAt), u32(0), u32(0)]
  return typed('mAB ', ...head, curves, matrix, padded, padded, padded)
}

function grid(inputs: number, corners: number, toLab: ToLab) {
  return Array.from({ length: corners ** inputs }, (_, index) => {
    const place = Array.from(
      { length: inputs },
      (_, channel) => (Math.floor(index / corners ** (inputs - 1 - channel)) % corners) / (corners - 1),
    )
    return toLab(...place)
  })
}
