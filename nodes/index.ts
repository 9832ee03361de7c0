import type { AnyNode } from '../src/core/node'
import { featuresGram } from './features/gram'
import { featuresVgg } from './features/vgg'
import { imageLoad } from './image/load'
import { imagePreprocess } from './image/preprocess'
import { lossCombine } from './loss/combine'
import { lossContent } from './loss/content'
import { lossStyle } from './loss/style'
import { lossTotalVariation } from './loss/total-variation'
import { optimizePixelsNode } from './optimize/pixels'
import { outputImage } from './output/image'
import { outputPlot } from './output/plot'
import { stylizeAdainNode } from './stylize/adain'

/** Every node Gramarye has, in the order of the menu. */
export const nodes: readonly AnyNode[] = [
  imageLoad,
  imagePreprocess,
  featuresVgg,
  featuresGram,
  lossContent,
  lossStyle,
  lossTotalVariation,
  lossCombine,
  optimizePixelsNode,
  stylizeAdainNode,
  outputImage,
  outputPlot,
]
