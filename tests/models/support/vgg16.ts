import { type Stored, safetensors } from './given'

const convolutions = [
  [3, 64, 64],
  [64, 128, 128],
  [128, 256, 256, 256],
  [256, 512, 512, 512],
  [512, 512, 512, 512],
]

/** A power of two near `value`, in half precision. */
const halfNear = (value: number) => (15 + Math.round(Math.log2(value))) << 10

/** VGG-16 in half precision with torchvision's names and weights of the test's own: 29 MB. */
export function madeUpVgg16(): Uint8Array {
  let [place, state] = [0, 1]
  const tensors = convolutions.flatMap((channels) => {
    const block = channels.slice(1).flatMap((to, i): Stored[] => {
      const from = channels[i] ?? 3
      const size = halfNear(Math.sqrt(2 / (9 * from)))
      const signs = Uint16Array.from({ length: to * from * 9 }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return size | (state & (2 ** 31) ? 0x8000 : 0)
      })
      const name = `features.${place}`
      place += 2
      return [
        {
          name: `${name}.weight`,
          shape: [to, from, 3, 3],
          dtype: 'F16',
          bytes: new Uint8Array(signs.buffer),
        },
        { name: `${name}.bias`, shape: [to], dtype: 'F16', bytes: new Uint8Array(2 * to) },
      ]
    })
    place += 1
    return block
  })
  return safetensors(tensors, { format: 'pt' })
}
