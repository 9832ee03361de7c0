import type { AnyNode } from '../../src/core/node'
import { maskFeather } from './feather'
import { maskFromColor } from './from-color'
import { maskGradient } from './gradient'
import { maskInvert } from './invert'
import { maskPaint } from './paint'
import { maskThreshold } from './threshold'
import { maskToImageNode } from './to-image'

export const maskNodes: readonly AnyNode[] = [
  maskPaint,
  maskThreshold,
  maskFromColor,
  maskGradient,
  maskInvert,
  maskFeather,
  maskToImageNode,
]
