import type { PortAddress } from '../../core/document'
import type { View } from '../../core/view'
import type { PagePicture } from '../engine'
import { gridHit } from './grid'
import type { Looked } from './useLook'
import type { Question } from './useSample'
import type { Size, Spot } from './viewport'

/** A picture on show, and what its px stand for. */
export interface LookedPicture {
  readonly picture: PagePicture
  /** In px of the value; of the drawing itself where that is a grid of channels, or still in the making. */
  readonly size: Size
  /** What is drawn, where its numbers can be asked for. */
  readonly view: View | undefined
  readonly channel: number | undefined
  /** Still in the making. */
  readonly growing: boolean
  /** The step of the work that it is of, where that is not the last. */
  readonly past?: number
}

export function pictureOf(looked: Looked): LookedPicture | undefined {
  if (looked.state === 'draft') {
    const { preview, growing, past } = looked
    return preview?.kind === 'picture'
      ? {
          picture: preview,
          size: sizeOf(preview),
          view: undefined,
          channel: undefined,
          growing,
          ...(past !== undefined && { past }),
        }
      : undefined
  }
  if (looked.state !== 'shown' || looked.look.preview.kind !== 'picture') return undefined
  const { preview: picture, views, choice } = looked.look
  const view = views.find(({ id }) => id === choice?.view)
  return {
    picture,
    size: view && !picture.grid ? sizeOf(view) : sizeOf(picture),
    view,
    channel: choice?.channel,
    growing: false,
  }
}

/** Which number a place of the picture asks for; null where there is none. */
export function questionAt(
  { node, port }: PortAddress,
  { picture, size, view, channel }: LookedPicture,
  at: Spot,
): Question | null {
  if (!view || at.x < 0 || at.y < 0 || at.x >= size.width || at.y >= size.height) return null
  if (picture.grid) {
    const hit = gridHit(picture.grid, view, at)
    return hit ? { node, port, choice: { view: view.id, channel: hit.channel }, place: hit.place } : null
  }
  const choice = { view: view.id, ...(channel !== undefined && { channel }) }
  return { node, port, choice, place: { x: Math.floor(at.x), y: Math.floor(at.y) } }
}

function sizeOf({ width, height }: Size): Size {
  return { width, height }
}
