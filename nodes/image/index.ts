import type { AnyNode } from '../../src/core/node'
import { imageLoad } from './load'
import { imagePreprocess } from './preprocess'

export const imageNodes: readonly AnyNode[] = [imageLoad, imagePreprocess]
