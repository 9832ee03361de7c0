import type { AnyNode } from '../../src/core/node'
import { textureHalftone } from './halftone'
import { textureMosaic } from './mosaic'
import { textureNoise } from './noise'
import { textureStrokes } from './strokes'
import { textureWaves } from './waves'

export const textureNodes: readonly AnyNode[] = [
  textureStrokes,
  textureWaves,
  textureMosaic,
  textureNoise,
  textureHalftone,
]
