import type { AnyNode } from '../../src/core/node'
import { outputImage } from './image'
import { outputPlot } from './plot'
import { outputTable } from './table'

export const outputNodes: readonly AnyNode[] = [outputImage, outputPlot, outputTable]
