import { type Tensor3D, tensorFrom } from '../../../src/tensor'

/** A picture with structure: waves whose colors depend on `seed`. */
export function picture(seed: number, height = 32, width = 48): Tensor3D {
  const values = Array.from({ length: height * width * 3 }, (_, index) => {
    const y = Math.floor(index / 3 / width)
    const x = Math.floor(index / 3) % width
    return 0.5 + 0.4 * Math.sin((x * seed) / 7 + (index % 3)) * Math.cos((y * (seed + 1)) / 9)
  })
  const tensor = tensorFrom(values, [height, width, 3])
  return tensor as Tensor3D
}
