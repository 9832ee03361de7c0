import type { RunContext } from '../../src/core/context'
import { UserError } from '../../src/core/context'
import {
  blendImages,
  cloneTensor,
  disposeTensors,
  noiseImage,
  type PaintState,
  rescalePaintState,
  resizeImagePaced,
  sizeOf,
  type Tensor3D,
} from '../../src/tensor'
import { Painting } from '../ports'

export interface StartParams {
  readonly start: 'content' | 'noise' | 'blend' | 'image'
  /** Share of noise in a blend, 0..1. */
  readonly noise: number
  readonly seed: number
}

/**
 * The canvas before the first step, of the size of `canvas`.
 *
 * @param wired the picture to start from when that is chosen; brought to the size of the canvas.
 * @returns a tensor [h, w, 3] that belongs to the run.
 */
export async function startCanvas(
  canvas: Tensor3D,
  wired: Tensor3D | undefined,
  { start, noise: amount, seed }: StartParams,
  context: RunContext,
): Promise<Tensor3D> {
  const own = (image: Tensor3D) => context.own(image, (owned) => disposeTensors([owned]))
  if (start === 'content') return own(cloneTensor(canvas))
  if (start === 'image') {
    if (!wired) {
      throw new UserError(
        'It is to start from an image, but none is wired in.',
        'Wire a picture into “start”, or choose another start.',
        { port: 'start' },
      )
    }
    checkAspect('start', 'picture', wired, canvas)
    return own(await resizeImagePaced(wired, sizeOf(canvas), { signal: context.signal }))
  }
  const random = context.random(seed)
  const noise = noiseImage(sizeOf(canvas), () => random.uniform())
  if (start === 'noise') return own(noise)
  try {
    return own(blendImages(canvas, noise, amount))
  } finally {
    disposeTensors([noise])
  }
}

/** The painting at the size of the canvas; it belongs to the run. */
export async function paintingAt(
  canvas: Tensor3D,
  painting: PaintState,
  context: RunContext,
): Promise<PaintState> {
  checkAspect('painting', 'painting', painting.pixels, canvas)
  const rescaled = await rescalePaintState(painting, sizeOf(canvas), { signal: context.signal })
  return context.own(rescaled, Painting.dispose)
}

/** Sides that were rounded to pixels differ by one; more would stretch the picture. */
function checkAspect(port: string, what: string, given: Tensor3D, canvas: Tensor3D): void {
  const [from, to] = [sizeOf(given), sizeOf(canvas)]
  const scale = to.width / from.width
  const apart = Math.abs(from.height * scale - to.height)
  if (apart <= Math.max(1, scale) + 0.02 * to.height) return
  throw new UserError(
    `The ${what} is ${from.width} × ${from.height} px, the canvas ${to.width} × ${to.height} px: not the same shape.`,
    'Crop one of them to the shape of the other; the size itself may differ.',
    { port },
  )
}
