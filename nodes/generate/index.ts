import type { AnyNode } from '../../src/core/node'
import { generateCompress } from './compress'
import { generateDecompress } from './decompress'
import { generateDiscriminate } from './discriminate'
import { generateImagesNode } from './images'
import { latentFromPicture } from './latent-from-picture'
import { generateLatentNoise } from './latent-noise'
import { generateLatentWalk } from './latent-walk'
import { patchVariationsNode } from './patch-variations'

export const generateNodes: readonly AnyNode[] = [
  generateLatentNoise,
  generateLatentWalk,
  latentFromPicture,
  generateImagesNode,
  generateDiscriminate,
  patchVariationsNode,
  generateCompress,
  generateDecompress,
]
