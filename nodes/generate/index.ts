import type { AnyNode } from '../../src/core/node'
import { patchVariationsNode } from './patch-variations'

export const generateNodes: readonly AnyNode[] = [patchVariationsNode]
