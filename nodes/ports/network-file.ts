import { definePort } from '../../src/core/port'

/** A trained network as a file. Plain data, shared freely. */
interface NetworkFileValue {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly role: string
  /** What is learned. */
  readonly parameters: number
  readonly steps: number
  readonly precision: string
}

export const NetworkFile = definePort<NetworkFileValue, { readonly bytes: number }>({
  id: 'network-file',
  label: 'Network file',
  color: '#7d7f8c',
  shape: 'ring',
  doc: 'A trained network as the content of a safetensors file',
  previewKind: 'table',
  byteSize: ({ bytes }) => bytes.length,
  measure: { sizeOf: ({ bytes }) => ({ bytes: bytes.length }), bytes: ({ bytes }) => bytes },
  dispose: () => {},
  describe: ({ bytes }) => `${bytes.length.toLocaleString('en')} bytes`,
  preview: async ({ bytes, role, parameters, steps, precision }) => ({
    kind: 'table',
    columns: ['file', 'value'],
    rows: [
      ['network', role],
      ['parameters', parameters.toLocaleString('en')],
      ['size', `${(bytes.length / 1e6).toLocaleString('en', { maximumSignificantDigits: 3 })} MB`],
      ['precision', precision],
      ['steps', steps.toLocaleString('en')],
    ],
  }),
  file: ({ bytes }) => bytes,
})
