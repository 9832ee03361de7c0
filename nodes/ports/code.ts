import { definePort } from '../../src/core/port'

/** A compressed picture: all that is stored of it. Plain data, shared freely. */
export interface CodeValue {
  readonly bytes: Uint8Array
  /** Of the picture, in px. */
  readonly width: number
  readonly height: number
  /** Of the code: numbers at each of its places, and bits of each before they are entropy coded. */
  readonly channels: number
  readonly bits: number
}

interface CodeSizes extends Omit<CodeValue, 'bytes'> {
  /** At most. */
  readonly bytes: number
}

export const bitsAPixel = (
  bytes: number,
  { width, height }: { readonly width: number; readonly height: number },
) => (8 * bytes) / (width * height)

export const Code = definePort<CodeValue, CodeSizes>({
  id: 'code',
  label: 'Code',
  color: '#8c6bb1',
  shape: 'square',
  doc: 'A picture, compressed by an autoencoder: its bytes, which a network makes a picture again',
  previewKind: 'table',
  byteSize: ({ bytes }) => bytes.length,
  measure: {
    sizeOf: (code) => ({ ...code, bytes: code.bytes.length }),
    bytes: ({ bytes }) => bytes,
  },
  dispose: () => {},
  describe: ({ bytes, ...size }) =>
    `${bytes.length} bytes, ${bitsAPixel(bytes.length, size).toFixed(2)} bits a pixel`,
  preview: async ({ bytes, width, height, channels, bits }) => ({
    kind: 'table',
    columns: ['code', 'size'],
    rows: [
      ['bytes', bytes.length],
      ['bits a pixel', bitsAPixel(bytes.length, { width, height })],
      ['picture', `${width} × ${height} px`],
      ['channels', channels],
      ['bits a number', bits],
    ],
  }),
})
