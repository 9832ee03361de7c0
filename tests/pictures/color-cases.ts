import type { Rgb } from './expected'
import { jpegCases } from './jpeg-cases'
import type { ColorCase } from './patches'
import { pngCases } from './png-cases'
import { webpCases } from './webp-cases'

/** Bit depth × color type × profile × format. */
export async function colorCases(): Promise<readonly ColorCase[]> {
  return [...pngCases(), ...(await jpegCases()), ...(await webpCases())]
}

/** How far the colors of a picture are from what they should be, in steps of 8 bits. */
export function worst(found: readonly (readonly number[])[], expected: readonly Rgb[]): number {
  const off = expected.flatMap((color, index) =>
    color.map((value, i) => Math.abs(value - (found[index]?.[i] ?? 999))),
  )
  return Math.max(...off)
}
