import type { RunContext } from '../../src/core/context'
import { UserError } from '../../src/core/context'
import {
  blendImages,
  cloneTensor,
  disposeTensors,
  grayPaintState,
  nearestGray,
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
 * @param gray what it starts from is gray but for what files leave, and the result to the bit.
 * @returns a tensor [h, w, 3] that belongs to the run.
 */
export async function startCanvas(
  canvas: Tensor3D,
  wired: Tensor3D | undefined,
  { start, noise: amount, seed, gray }: StartParams & { readonly gray: boolean },
  context: RunContext,
): Promise<Tensor3D> {
  const own = (image: Tensor3D) => context.own(image, (owned) => disposeTensors([owned]))
  const plain = (image: Tensor3D) => own(gray ? nearestGray(image) : cloneTensor(image))
  if (start === 'content') return plain(canvas)
  if (start === 'image') {
    if (!wired) {
      throw new UserError(
        'It is to start from an image, but none is wired in.',
        'Wire a picture into “start”, or choose another start.',
        { port: 'start' },
      )
    }
    checkAspect('start', 'picture', wired, canvas)
    return plain(own(await resizeImagePaced(wired, sizeOf(canvas), { signal: context.signal })))
  }
  const random = context.random(seed)
  const noise = own(noiseImage(sizeOf(canvas), () => random.uniform(), { gray }))
  return start === 'noise' ? noise : own(blendImages(plain(canvas), noise, amount))
}

/** The painting at the size of the canvas, gray to the bit where it has to be; it belongs to the run. */
export async function paintingAt(
  canvas: Tensor3D,
  painting: PaintState,
  gray: boolean,
  context: RunContext,
): Promise<PaintState> {
  checkAspect('painting', 'painting', painting.pixels, canvas)
  const rescaled = await rescalePaintState(painting, sizeOf(canvas), { signal: context.signal })
  context.own(rescaled, Painting.dispose)
  return gray ? context.own(grayPaintState(rescaled), Painting.dispose) : rescaled
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
