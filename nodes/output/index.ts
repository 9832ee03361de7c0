import type { AnyNode } from '../../src/core/node'
import { outputImage } from './image'
import { outputPlot } from './plot'

export const outputNodes: readonly AnyNode[] = [outputImage, outputPlot]
