import { WeightsCorruptError, WeightsUnavailableError } from './errors'
import type { ReadOptions, WeightFile } from './weight-source'

/**
 * Downloads a file of weights with progress, never taking more bytes than the manifest allows.
 * @throws WeightsUnavailableError, WeightsCorruptError, or the signal's reason.
 */
export async function fetchWeights(
  url: string,
  file: WeightFile,
  { signal, onBytes }: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // Whoever keeps the weights learns of nothing else.
    const privately = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const
    const response = await fetch(url, signal ? { ...privately, signal } : privately)
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    return await readBody(response, file, onBytes)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof WeightsCorruptError) throw error
    throw new WeightsUnavailableError(file, [url], error)
  }
}

async function readBody(
  response: Response,
  file: WeightFile,
  onBytes: ReadOptions['onBytes'],
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) throw new Error('the answer is empty')
  const reader = response.body.getReader()
  const bytes = new Uint8Array(file.bytes)
  let loaded = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return bytes.subarray(0, loaded)
    if (loaded + value.length > file.bytes) {
      await reader.cancel()
      throw new WeightsCorruptError(file, `is longer than its ${file.bytes} bytes`)
    }
    bytes.set(value, loaded)
    loaded += value.length
    onBytes?.(loaded)
  }
}
