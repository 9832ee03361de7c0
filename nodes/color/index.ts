import type { AnyNode } from '../../src/core/node'
import { colorAdjust } from './adjust'
import { colorGrayscale } from './grayscale'
import { colorLuminanceOnly } from './luminance-only'
import { colorMatchColor } from './match-color'
import { colorMatchHistogram } from './match-histogram'
import { colorPrepareLuminance } from './prepare-luminance'

export const colorNodes: readonly AnyNode[] = [
  colorAdjust,
  colorGrayscale,
  colorMatchColor,
  colorMatchHistogram,
  colorPrepareLuminance,
  colorLuminanceOnly,
]
