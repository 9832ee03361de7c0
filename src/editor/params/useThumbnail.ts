import { useEffect, useState } from 'react'
import type { GraphAsset } from '../../core/document'
import { assetBlob } from '../actions/assets'
import { useEditor } from '../editor'
import type { PagePicture } from '../engine'
import { Lending } from '../lib/lending'

type Thumbnail =
  | { readonly state: 'none' }
  | { readonly state: 'shown'; readonly picture: PagePicture }
  | { readonly state: 'failed'; readonly message: string }

const none: Thumbnail = { state: 'none' }
/** Twice the width of a node, for dense screens. In px. */
const maxSide = 512

const lend = () => new Lending<GraphAsset, PagePicture>((picture) => picture.bitmap.close())
const [thumbnails, small] = [lend(), lend()]
/** Of the `small` ones, in px. */
export const smallSide = 112

/** A small picture of a picture file, drawn by the engine. The previous one stays until it is there. */
export function useThumbnail(asset: GraphAsset | undefined, isSmall = false): Thumbnail {
  const { engine } = useEditor()
  const [thumbnail, setThumbnail] = useState<Thumbnail>(none)

  useEffect(() => {
    if (!asset) {
      setThumbnail(none)
      return
    }
    let wanted = true
    const { value, release } = (isSmall ? small : thumbnails).borrow(asset, () => draw(asset))
    value
      .then((drawn) => {
        if (wanted) setThumbnail(drawn ? { state: 'shown', picture: drawn } : none)
      })
      .catch((error: Error) => {
        if (wanted) setThumbnail({ state: 'failed', message: error.message })
      })
    return () => {
      wanted = false
      release()
    }

    async function draw(file: GraphAsset) {
      const blob = assetBlob(file)
      return blob && engine.thumbnail(blob, isSmall ? smallSide : maxSide)
    }
  }, [asset, engine, isSmall])
  return thumbnail
}
