import type { AnyNode } from '../../src/core/node'
import { imageBlend } from './blend'
import { imageBlur } from './blur'
import { imageComposite } from './composite'
import { imageCrop } from './crop'
import { imageLoad } from './load'
import { imagePad } from './pad'
import { imagePreprocess } from './preprocess'
import { imageResize } from './resize'
import { imageSharpen } from './sharpen'
import { imageStrokeSize } from './stroke-size'
import { imageTile } from './tile'
import { imageTransform } from './transform'
import { imageUntile } from './untile'

export const imageNodes: readonly AnyNode[] = [
  imageLoad,
  imagePreprocess,
  imageResize,
  imageStrokeSize,
  imageCrop,
  imageTransform,
  imagePad,
  imageBlur,
  imageSharpen,
  imageBlend,
  imageComposite,
  imageTile,
  imageUntile,
]
