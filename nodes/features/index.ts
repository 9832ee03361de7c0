import type { AnyNode } from '../../src/core/node'
import { featuresGram } from './gram'
import { featuresVgg } from './vgg'

export const featuresNodes: readonly AnyNode[] = [featuresVgg, featuresGram]
