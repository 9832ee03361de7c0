import { useEffect, useState } from 'react'
import { Lending } from '../lib/lending'

/** Twice as much as a picture is ever shown from afar, for dense screens. In px. */
const maxSide = 256

const stills = new Lending<ImageBitmap, string>((address) => URL.revokeObjectURL(address))

/**
 * The address of a small image of a bitmap. A canvas is a layer of its own to the browser, which hundreds of them
 * would slow down; an image is not.
 */
export function useStill(bitmap: ImageBitmap | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!bitmap) {
      setAddress(undefined)
      return
    }
    let wanted = true
    const { value, release } = stills.borrow(bitmap, () => encode(bitmap))
    // A bitmap that was closed meanwhile has a successor, which is shown next.
    value.then(
      (made) => wanted && made !== undefined && setAddress(made),
      () => {},
    )
    return () => {
      wanted = false
      release()
    }
  }, [bitmap])
  return address
}

async function encode(bitmap: ImageBitmap): Promise<string | undefined> {
  const { width, height } = bitmap
  if (width === 0) return undefined
  const scale = Math.min(1, maxSide / Math.max(width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }))
}
