import type { AnyNode } from '../src/core/node'
import { featuresNodes } from './features'
import { imageNodes } from './image'
import { lossNodes } from './loss'
import { measureNodes } from './measure'
import { optimizeNodes } from './optimize'
import { outputNodes } from './output'
import { stylizeNodes } from './stylize'

/** Every node Gramarye has, in the order of the menu. */
export const nodes: readonly AnyNode[] = [
  ...imageNodes,
  ...featuresNodes,
  ...lossNodes,
  ...optimizeNodes,
  ...stylizeNodes,
  ...measureNodes,
  ...outputNodes,
]
