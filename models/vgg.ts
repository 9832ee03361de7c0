import type { BlockPlan } from '../src/tensor'

/** Configuration D of Simonyan and Zisserman 2014, table 1: VGG-16, convolutions only. */
export const vgg16Blocks: BlockPlan = [
  { channels: 64, convolutions: 2 },
  { channels: 128, convolutions: 2 },
  { channels: 256, convolutions: 3 },
  { channels: 512, convolutions: 3 },
  { channels: 512, convolutions: 3 },
]

/** Configuration E of Simonyan and Zisserman 2014, table 1: VGG-19, convolutions only. */
export const vgg19Blocks: BlockPlan = [
  { channels: 64, convolutions: 2 },
  { channels: 128, convolutions: 2 },
  { channels: 256, convolutions: 4 },
  { channels: 512, convolutions: 4 },
  { channels: 512, convolutions: 4 },
]

/** VGG-19 to relu5_1 with fewer channels, pruned and distilled for this project. */
export const liteBlocks: BlockPlan = [
  { channels: 16, convolutions: 2 },
  { channels: 48, convolutions: 2 },
  { channels: 96, convolutions: 4 },
  { channels: 160, convolutions: 4 },
  { channels: 256, convolutions: 1 },
]
