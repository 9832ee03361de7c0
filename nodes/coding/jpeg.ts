import type { RunContext } from '../../src/core/context'
import type { Pixels } from '../../src/core/preview'
import { imageFromPixels, imageToPixels, type Tensor3D } from '../../src/tensor'
import { JpegFiles, Pictures } from '../resources'

const [lowest, highest] = [1, 100]

/** One picture as JPEG files of every quality, each made when it is first asked for. */
export class JpegLadder {
  readonly #files = new Map<number, Uint8Array<ArrayBuffer>>()

  private constructor(
    private readonly pixels: Pixels,
    private readonly context: RunContext,
  ) {}

  /** @param image [h, w, 3], 0..1; borrowed. */
  static async of(image: Tensor3D, context: RunContext): Promise<JpegLadder> {
    return new JpegLadder(await imageToPixels(image), context)
  }

  /** The file that is nearest to so many bytes; the smallest there is where all are larger. */
  async nearest(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
    let [fits, above] = [lowest, highest + 1]
    // Files grow with their quality.
    while (above - fits > 1) {
      const middle = Math.floor((fits + above) / 2)
      if ((await this.#file(middle)).length <= bytes) fits = middle
      else above = middle
    }
    const file = await this.#file(fits)
    const larger = await this.#file(Math.min(above, highest))
    return Math.abs(larger.length - bytes) < Math.abs(file.length - bytes) ? larger : file
  }

  /** The caller owns it. @param file one of this picture. */
  async picture(file: Uint8Array<ArrayBuffer>): Promise<Tensor3D> {
    const { signal } = this.context
    const maxSide = Math.max(this.pixels.width, this.pixels.height)
    const options = { mime: 'image/jpeg', maxSide, inks: undefined, signal }
    return imageFromPixels(await this.context.use(Pictures).decode(file, options))
  }

  async #file(quality: number): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#files.get(quality)
    if (known) return known
    const { signal } = this.context
    const file = await this.context.use(JpegFiles).encode(this.pixels, { quality, signal })
    this.#files.set(quality, file)
    return file
  }
}
