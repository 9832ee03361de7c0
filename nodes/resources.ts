import type { NetworkPool } from '../models'
import { defineResource } from '../src/core/context'
import type { Pixels } from '../src/core/preview'

/** Turns the bytes of a picture file into pixels; the browser and Node each have their own. */
export interface PictureDecoder {
  /**
   * Applies the EXIF orientation, converts to sRGB, and shrinks on the way so that the longer side is at
   * most `maxSide` px (never enlarges). Bytes and header dimensions have been checked by the caller.
   *
   * @throws when the file is damaged.
   */
  decode(
    bytes: Uint8Array<ArrayBuffer>,
    options: { readonly mime: string; readonly maxSide: number; readonly signal: AbortSignal },
  ): Promise<Pixels>
}

export const Pictures = defineResource<PictureDecoder>('picture decoder')

/** Frozen networks with their weights; the pool owns them, nodes only borrow. */
export const Networks = defineResource<NetworkPool>('network pool')
