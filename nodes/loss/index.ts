import type { AnyNode } from '../../src/core/node'
import { lossActivation } from './activation'
import { lossAdversarial } from './adversarial'
import { lossBalance } from './balance'
import { lossCombine } from './combine'
import { lossContent } from './content'
import { lossPixels } from './pixels'
import { lossStatistics } from './statistics'
import { lossStyle } from './style'
import { lossTotalVariation } from './total-variation'

export const lossNodes: readonly AnyNode[] = [
  lossContent,
  lossStyle,
  lossStatistics,
  lossTotalVariation,
  lossPixels,
  lossActivation,
  lossAdversarial,
  lossCombine,
  lossBalance,
]
