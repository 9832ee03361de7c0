import type { NetworkPool } from '../models'
import { defineResource } from '../src/core/context'
import type { Pixels } from '../src/core/preview'

/** Turns the bytes of a picture file into pixels; the browser and Node each have their own. */
export interface PictureDecoder {
  /**
   * Unpacks a picture and shrinks it so that the longer side is at most `maxSide` px (never enlarges), weighting colors
   * by their opacity. The file has been checked and has no tags for colors and orientation: the numbers stay those that
   * are stored, in 8 bits. CMYK is the exception, which becomes sRGB: by the profile that the file has, or with each
   * of red, green and blue as the part of the light that its ink and black leave.
   *
   * @throws when the file is damaged.
   */
  decode(
    bytes: Uint8Array<ArrayBuffer>,
    options: {
      readonly mime: string
      readonly maxSide: number
      readonly inks: Inks | undefined
      readonly signal: AbortSignal
    },
  ): Promise<Pixels>
}

/** How the inks of a CMYK picture become colors; undefined for every other picture. */
export type Inks = 'by-profile' | 'plain'

export const Pictures = defineResource<PictureDecoder>('picture decoder')

/** Writes JPEG files; the browser and Node each have their own. */
export interface JpegEncoder {
  /** @param options.quality 1..100, as libjpeg has it; the colors are halved in size as the writer thinks best. */
  encode(
    pixels: Pixels,
    options: { readonly quality: number; readonly signal: AbortSignal },
  ): Promise<Uint8Array<ArrayBuffer>>
}

export const JpegFiles = defineResource<JpegEncoder>('JPEG encoder')

/** Frozen networks with their weights; the pool owns them, nodes only borrow. */
export const Networks = defineResource<NetworkPool>('network pool')
