import sharp from 'sharp'

/** Of one picture on the sheet, px. */
const cell = 200
const gap = 4

/** Pictures in rows and columns, each cut to a square; a gap where there is none. */
export async function drawSheet(
  rows: readonly (readonly (string | undefined)[])[],
  file: string,
): Promise<void> {
  const columns = Math.max(...rows.map((row) => row.length))
  const place = (index: number) => gap + index * (cell + gap)
  const parts = rows.flatMap((row, y) =>
    row.map(async (picture, x) => {
      if (picture === undefined) return []
      const input = await sharp(picture).rotate().resize(cell, cell, { fit: 'cover' }).png().toBuffer()
      return [{ input, left: place(x), top: place(y) }]
    }),
  )
  const layers = (await Promise.all(parts)).flat()
  const size = { width: place(columns), height: place(rows.length) }
  await sharp({ create: { ...size, channels: 3, background: 'white' } })
    .composite(layers)
    .jpeg({ quality: 88 })
    .toFile(file)
}
