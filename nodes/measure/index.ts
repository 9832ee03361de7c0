import type { AnyNode } from '../../src/core/node'
import { measureCompare } from './compare'
import { measureCompression } from './compression'
import { measureLoss } from './loss'
import { measurePicture } from './picture'
import { measureSimilarity } from './similarity'

export const measureNodes: readonly AnyNode[] = [
  measurePicture,
  measureSimilarity,
  measureLoss,
  measureCompare,
  measureCompression,
]
