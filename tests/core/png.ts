import { deflateSync } from 'node:zlib'
import { pngChunk } from '../../src/core/png-chunks'

/** A PNG of one pixel. */
export function emptyPng(): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(new Uint8Array(2))),
    pngChunk('IEND', new Uint8Array(0)),
  ])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
