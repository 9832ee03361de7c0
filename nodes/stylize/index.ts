import type { AnyNode } from '../../src/core/node'
import { stylizeAdainNode } from './adain'
import { stylizeDecode } from './decode'
import { stylizeMatchStatistics } from './match-statistics'

export const stylizeNodes: readonly AnyNode[] = [stylizeAdainNode, stylizeMatchStatistics, stylizeDecode]
