import type { AnyNode } from '../../src/core/node'
import { optimizeGeneratorNode } from './generator'
import { optimizePixelsNode } from './pixels'

export const optimizeNodes: readonly AnyNode[] = [optimizePixelsNode, optimizeGeneratorNode]
