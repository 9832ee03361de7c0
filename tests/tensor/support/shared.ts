import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import sharp from 'sharp'
import type { WeightSource } from '../../../models'
import { WeightsUnavailableError } from '../../../models/errors'
import { readFromFolders } from '../../../models/folder'
import type { Pixels } from '../../../src/tensor'

const shared = resolve('../shared')

export const hasReference = existsSync(resolve(shared, 'reference/reference.json'))
export const hasVgg = existsSync(resolve(shared, 'weights/vgg19/weights.json'))

if (!hasReference || !hasVgg) {
  console.warn(
    `Skipped: ${shared} has no reference numbers or no VGG-19 weights; tests that need them do not run.`,
  )
}

/** Weights from the repository, then from the shared folder. */
export const testWeights: WeightSource = {
  async read(file, { signal, onBytes }) {
    const folders = [resolve('models'), resolve(shared, 'weights')]
    const bytes = await readFromFolders(folders, file)
    signal?.throwIfAborted()
    if (!bytes) throw new WeightsUnavailableError(file, folders)
    onBytes?.(bytes.length)
    return bytes
  },
}

export interface ReferenceCase {
  readonly pool: 'max' | 'avg'
  readonly form: 'raw' | 'relative'
  readonly terms: Readonly<Record<string, number>>
  readonly total: number
  readonly gradient: {
    readonly l2: number
    readonly max: number
    readonly samples: readonly { readonly index: readonly [number, number, number]; readonly value: number }[]
  }
}

export interface Reference {
  readonly cases: readonly ReferenceCase[]
  readonly features: Readonly<
    Record<
      'max' | 'avg',
      Readonly<Record<string, { shape: number[]; mean: number; rms: number; max: number }>>
    >
  >
}

export async function readReference(): Promise<Reference> {
  return JSON.parse(await readFile(resolve(shared, 'reference/reference.json'), 'utf8'))
}

export async function readReferencePicture(name: string): Promise<Pixels> {
  const { data, info } = await sharp(resolve(shared, 'reference', name))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}
