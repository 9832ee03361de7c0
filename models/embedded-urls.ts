import adainDecoder from './adain-decoder.bin?url'
import liteEncoder from './lite-encoder.bin?url'
import type { WeightFile } from './weight-source'

const urls: Readonly<Record<string, string>> = {
  'adain-decoder.bin': adainDecoder,
  'lite-encoder.bin': liteEncoder,
}

/** Where the browser finds a file that is part of the project. Throws for others. */
export function embeddedUrl(file: WeightFile): string {
  const url = urls[file.path]
  if (url === undefined) throw new Error(`${file.path} is not part of the project.`)
  return url
}
