import type { AnyNode } from '../src/core/node'
import { colorNodes } from './color'
import { featuresNodes } from './features'
import { imageNodes } from './image'
import { lossNodes } from './loss'
import { maskNodes } from './mask'
import { optimizeNodes } from './optimize'
import { outputNodes } from './output'
import { stylizeNodes } from './stylize'

/** Every node Gramarye has, in the order of the menu. */
export const nodes: readonly AnyNode[] = [
  ...imageNodes,
  ...colorNodes,
  ...maskNodes,
  ...featuresNodes,
  ...lossNodes,
  ...optimizeNodes,
  ...stylizeNodes,
  ...outputNodes,
]
