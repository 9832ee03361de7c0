import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import type { Raster } from './metrics'
import type { SheetOptions } from './options'
import type { Source } from './pairs'

const execute = promisify(execFile)

export interface Painted {
  readonly file: string
  /** Of the whole command, from its start to the picture on disk. */
  readonly seconds: number
}

/** Paints one pair with the command line, as its users do. @param root the folder of the package. */
export async function paint(
  root: string,
  { graph, size, settings, out }: SheetOptions,
  content: Source,
  style: Source,
): Promise<Painted> {
  const folder = join(out, `${content.name}-${style.name}`)
  await mkdir(folder, { recursive: true })
  const start = performance.now()
  await execute(process.execPath, [
    join(root, 'dist/cli/gramarye.js'),
    'run',
    join(root, 'graphs', `${graph}.json`),
    ...['--input', `content=${content.file}`, '--input', `style=${style.file}`],
    ...['--size', String(size), '--out', folder, '--fresh'],
    ...settings.flatMap((setting) => ['--set', setting]),
  ])
  return { file: join(folder, 'result.png'), seconds: (performance.now() - start) / 1000 }
}

/** A picture as 8-bit RGB, at most `size` px on its longest side, or of exactly the size of another. */
export async function readRaster(file: string, size: number | Raster): Promise<Raster> {
  const exact = typeof size === 'number' ? undefined : size
  const { data, info } = await sharp(file)
    .rotate()
    .resize(exact?.width ?? Number(size), exact?.height ?? Number(size), {
      fit: exact ? 'fill' : 'inside',
      withoutEnlargement: !exact,
    })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
