import type { AnyNode } from '../../src/core/node'
import { stylizeAdainNode } from './adain'

export const stylizeNodes: readonly AnyNode[] = [stylizeAdainNode]
