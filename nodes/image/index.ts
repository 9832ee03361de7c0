import type { AnyNode } from '../../src/core/node'
import { imageComposite } from './composite'
import { imageLoad } from './load'
import { imagePreprocess } from './preprocess'

export const imageNodes: readonly AnyNode[] = [imageLoad, imagePreprocess, imageComposite]
