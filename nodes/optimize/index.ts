import type { AnyNode } from '../../src/core/node'
import { optimizePixelsNode } from './pixels'

export const optimizeNodes: readonly AnyNode[] = [optimizePixelsNode]
