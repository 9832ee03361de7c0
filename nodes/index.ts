import type { AnyNode } from '../src/core/node'
import { colorNodes } from './color'
import { featuresNodes } from './features'
import { generateNodes } from './generate'
import { imageNodes } from './image'
import { lossNodes } from './loss'
import { maskNodes } from './mask'
import { measureNodes } from './measure'
import { optimizeNodes } from './optimize'
import { outputNodes } from './output'
import { setNodes } from './set'
import { stylizeNodes } from './stylize'
import { textureNodes } from './texture'
import { trainNodes } from './train'

/** Every node Gramarye has, in the order of the menu. */
export const nodes: readonly AnyNode[] = [
  ...imageNodes,
  ...colorNodes,
  ...maskNodes,
  ...textureNodes,
  ...featuresNodes,
  ...lossNodes,
  ...optimizeNodes,
  ...trainNodes,
  ...generateNodes,
  ...stylizeNodes,
  ...setNodes,
  ...measureNodes,
  ...outputNodes,
]
