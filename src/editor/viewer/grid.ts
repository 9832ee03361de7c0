import type { ChannelGrid } from '../../core/preview'
import type { Place } from '../../core/view'
import type { Size, Spot } from './viewport'

export interface GridHit {
  readonly channel: number
  /** Of the channel's own data. */
  readonly place: Place
}

/** Which channel a place of the picture belongs to, and where in its data; undefined between the tiles. */
export function gridHit(
  { columns, tile, gap, channels }: ChannelGrid,
  data: Size,
  { x, y }: Spot,
): GridHit | undefined {
  const column = Math.floor(x / (tile.width + gap))
  const row = Math.floor(y / (tile.height + gap))
  const [left, top] = [x - column * (tile.width + gap), y - row * (tile.height + gap)]
  if (column < 0 || column >= columns || left >= tile.width || top >= tile.height) return undefined
  const channel = channels[row * columns + column]
  if (channel === undefined) return undefined
  return {
    channel,
    place: {
      x: Math.min(data.width - 1, Math.floor((left / tile.width) * data.width)),
      y: Math.min(data.height - 1, Math.floor((top / tile.height) * data.height)),
    },
  }
}
