import { parseAspect } from './geometry'

interface Size {
  readonly width: number
  readonly height: number
}

interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** Where a smaller box stands in a larger one. */
export const anchorOptions = [
  { value: 'center', label: 'Center' },
  { value: 'top-left', label: 'Top left' },
  { value: 'top', label: 'Top' },
  { value: 'top-right', label: 'Top right' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'bottom-left', label: 'Bottom left' },
  { value: 'bottom', label: 'Bottom' },
  { value: 'bottom-right', label: 'Bottom right' },
] as const

export type Anchor = (typeof anchorOptions)[number]['value']

/** What to cut: lengths in px or in percent of the picture's, then an aspect within that box. */
export interface Crop extends Size {
  readonly unit: 'percent' | 'px'
  readonly left: number
  readonly top: number
  readonly aspect: 'original' | `${number}:${number}`
  readonly anchor: Anchor
}

/** The box in whole px, ended where the picture ends; undefined when it begins beyond the picture. */
export function cropBox(picture: Size, crop: Crop): Box | undefined {
  const x = toPixels(crop.left, picture.width, crop.unit)
  const y = toPixels(crop.top, picture.height, crop.unit)
  if (x >= picture.width || y >= picture.height) return undefined
  const right = toPixels(crop.left + crop.width, picture.width, crop.unit)
  const bottom = toPixels(crop.top + crop.height, picture.height, crop.unit)
  const box = {
    x,
    y,
    width: Math.max(1, Math.min(picture.width, right) - x),
    height: Math.max(1, Math.min(picture.height, bottom) - y),
  }
  return crop.aspect === 'original' ? box : withAspect(box, parseAspect(crop.aspect), crop.anchor)
}

function toPixels(length: number, whole: number, unit: 'percent' | 'px'): number {
  return Math.round(unit === 'px' ? length : (length / 100) * whole)
}

/** The largest box of an aspect within another, at its anchor. */
function withAspect(box: Box, aspect: number, anchor: Anchor): Box {
  const wide = box.width / box.height > aspect
  const width = wide ? Math.max(1, Math.round(box.height * aspect)) : box.width
  const height = wide ? box.height : Math.max(1, Math.round(box.width / aspect))
  return {
    x: box.x + Math.floor((box.width - width) * along(anchor, 'left', 'right')),
    y: box.y + Math.floor((box.height - height) * along(anchor, 'top', 'bottom')),
    width,
    height,
  }
}

function along(anchor: Anchor, start: string, end: string): 0 | 0.5 | 1 {
  if (anchor.includes(start)) return 0
  return anchor.includes(end) ? 1 : 0.5
}
