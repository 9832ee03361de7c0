import type { AnyNode } from '../../src/core/node'
import { maskFeather } from './feather'
import { maskFromColor } from './from-color'
import { maskGradient } from './gradient'
import { maskInvert } from './invert'
import { maskThreshold } from './threshold'
import { maskToImageNode } from './to-image'

export const maskNodes: readonly AnyNode[] = [
  maskThreshold,
  maskFromColor,
  maskGradient,
  maskInvert,
  maskFeather,
  maskToImageNode,
]
