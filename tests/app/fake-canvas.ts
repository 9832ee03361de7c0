import { vi } from 'vitest'

/** A canvas of which one reads what was put there, after `change` has been at it. */
export function fakeCanvas(change: (data: Uint8ClampedArray) => void = () => {}) {
  let put = new Uint8ClampedArray()
  const context = {
    putImageData: ({ data }: ImageData) => {
      put = data.slice()
    },
    getImageData: () => {
      change(put)
      return { data: put }
    },
  }
  vi.stubGlobal('OffscreenCanvas', function Canvas() {
    return { getContext: () => context }
  })
  vi.stubGlobal('ImageData', function Data(data: Uint8ClampedArray) {
    return { data }
  })
}
