import type { AnyNode } from '../../src/core/node'
import { featuresGram } from './gram'
import { featuresInterpolate } from './interpolate'
import { featuresInterpolateGram } from './interpolate-gram'
import { featuresMatch } from './match'
import { featuresPick } from './pick'
import { featuresVgg } from './vgg'

export const featuresNodes: readonly AnyNode[] = [
  featuresVgg,
  featuresGram,
  featuresPick,
  featuresMatch,
  featuresInterpolate,
  featuresInterpolateGram,
]
