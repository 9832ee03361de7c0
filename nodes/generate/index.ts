import type { AnyNode } from '../../src/core/node'
import { generateCompress } from './compress'
import { generateDecompress } from './decompress'
import { generateDiscriminate } from './discriminate'
import { generateImagesNode } from './images'
import { generateLatentNoise } from './latent-noise'
import { generateLatentWalk } from './latent-walk'
import { patchVariationsNode } from './patch-variations'

export const generateNodes: readonly AnyNode[] = [
  generateLatentNoise,
  generateLatentWalk,
  generateImagesNode,
  generateDiscriminate,
  patchVariationsNode,
  generateCompress,
  generateDecompress,
]
