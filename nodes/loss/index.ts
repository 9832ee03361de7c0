import type { AnyNode } from '../../src/core/node'
import { lossActivation } from './activation'
import { lossCombine } from './combine'
import { lossContent } from './content'
import { lossStyle } from './style'
import { lossTotalVariation } from './total-variation'

export const lossNodes: readonly AnyNode[] = [
  lossContent,
  lossStyle,
  lossTotalVariation,
  lossActivation,
  lossCombine,
]
