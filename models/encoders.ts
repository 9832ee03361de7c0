import type { LayerInfo } from '../src/tensor'
import { layersOf } from '../src/tensor'
import { networkEntry } from './manifest'
import { liteBlocks, vgg16Blocks, vgg19Blocks } from './vgg'

export type NetworkId = 'vgg19' | 'vgg16' | 'lite-encoder'

/** A feature network that can be chosen, known before any weight is loaded. */
export interface EncoderInfo {
  readonly id: NetworkId
  readonly title: string
  readonly layerInfo: readonly LayerInfo[]
  /** Names of all its layers in order of depth: `relu1_1` … */
  readonly layers: readonly string[]
}

function describe(id: NetworkId, layerInfo: readonly LayerInfo[]): EncoderInfo {
  return { id, title: networkEntry(id).title, layerInfo, layers: layerInfo.map((layer) => layer.name) }
}

export const encoders: readonly EncoderInfo[] = [
  describe('lite-encoder', layersOf(liteBlocks)),
  describe('vgg19', layersOf(vgg19Blocks)),
  describe('vgg16', layersOf(vgg16Blocks)),
]

/** What the control calls it. */
export function titleOfNetwork(id: string): string {
  return encoders.find((encoder) => encoder.id === id)?.title ?? id
}

/** Throws when there is no such feature network. */
export function encoderInfo(id: string): EncoderInfo {
  const found = encoders.find((encoder) => encoder.id === id)
  if (found) return found
  throw new Error(`There is no feature network "${id}". There are: ${encoders.map((e) => e.id).join(', ')}.`)
}
