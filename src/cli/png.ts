import sharp from 'sharp'
import type { Pixels } from '../core/preview'

/** A picture as PNG: the same pixels give the same bytes, and nothing else is in them. */
export async function encodePng({ width, height, data }: Pixels): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { width, height, channels: 4 } })
  const opaque = isOpaque(data)
  return (opaque ? picture.removeAlpha() : picture)
    .png({ compressionLevel: 9, adaptiveFiltering: true, palette: false })
    .toBuffer()
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false
  return true
}
