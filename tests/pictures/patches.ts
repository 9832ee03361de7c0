import sharp, { type Sharp } from 'sharp'
import type { Rgb } from './expected'
import { type PngForm, writePng } from './write-png'

/** A picture of patches in a row, and what each of them should be. */
export interface ColorCase {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly expected: readonly Rgb[]
  /** In steps of 8 bits. */
  readonly tolerance: number
}

/** A side of a patch, in px: whole blocks of every JPEG. */
export const patch = 16

export const colors: readonly Rgb[] = [
  [220, 60, 30],
  [30, 120, 200],
  [128, 128, 128],
  [12, 12, 12],
  [90, 200, 90],
  [255, 255, 255],
]
export const grays = colors.map(([, green]) => green)
export const size = [patch * colors.length, patch] as const

export const gray = (value: number): Rgb => [value, value, value]

/** A row of patches, each with these samples. */
export function patches(samples: readonly (readonly number[])[], form: PngForm): Uint8Array<ArrayBuffer> {
  const row = samples.flatMap((sample) => Array.from({ length: patch }, () => sample).flat())
  return writePng(
    Array.from({ length: patch }, () => row),
    size[0],
    form,
  )
}

export const rgb8 = (...chunks: readonly Uint8Array[]) => patches(colors, { depth: 8, type: 2, chunks })
export const deep = (color: readonly number[]) => color.map((value) => value * 257)
export const rgb16 = (...chunks: readonly Uint8Array[]) =>
  patches(colors.map(deep), { depth: 16, type: 2, chunks })

export async function encoded(encode: (picture: Sharp) => Sharp): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await encode(sharp(rgb8())).toBuffer())
}

export function caseOf(format: string, usual: number) {
  return (
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    expected: readonly Rgb[],
    tolerance = usual,
  ): ColorCase => ({ name: `${format}, ${name}`, bytes, expected, tolerance })
}
