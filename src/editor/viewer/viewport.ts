export interface Size {
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

/** How a picture is looked at: `scale` CSS px per px of the picture, (x, y) of the picture in the middle of the pane. */
export interface Camera extends Spot {
  readonly scale: number
}

/** All of the picture, whatever the size of the pane, or a camera of the user's own. */
export type Viewport = 'fit' | Camera

const margin = 0.98
const largest = 64
/** The smallest scale shows the picture at this part of the pane, or at 100 % if that is smaller. */
const smallestPart = 0.25

export function fitScale(picture: Size, pane: Size): number {
  return Math.max(1e-4, Math.min(pane.width / picture.width, pane.height / picture.height) * margin)
}

export function cameraOf(viewport: Viewport, picture: Size, pane: Size): Camera {
  if (viewport !== 'fit') return viewport
  return { scale: fitScale(picture, pane), x: picture.width / 2, y: picture.height / 2 }
}

export function toPicture(camera: Camera, pane: Size, { x, y }: Spot): Spot {
  return {
    x: camera.x + (x - pane.width / 2) / camera.scale,
    y: camera.y + (y - pane.height / 2) / camera.scale,
  }
}

export function toPane(camera: Camera, pane: Size, { x, y }: Spot): Spot {
  return {
    x: pane.width / 2 + (x - camera.x) * camera.scale,
    y: pane.height / 2 + (y - camera.y) * camera.scale,
  }
}

/** Zooms by `factor` so that what is at `at`, a place in the pane, stays there. */
export function zoomAt(camera: Camera, factor: number, at: Spot, picture: Size, pane: Size): Camera {
  return zoomTo(camera, camera.scale * factor, at, picture, pane)
}

export function zoomTo(camera: Camera, wanted: number, at: Spot, picture: Size, pane: Size): Camera {
  const smallest = Math.min(1, fitScale(picture, pane) * smallestPart)
  const scale = Math.min(Math.max(largest, fitScale(picture, pane)), Math.max(smallest, wanted))
  const fixed = toPicture(camera, pane, at)
  const moved = {
    scale,
    x: fixed.x - (at.x - pane.width / 2) / scale,
    y: fixed.y - (at.y - pane.height / 2) / scale,
  }
  return within(moved, picture)
}

/** Moves what is seen by a way in px of the pane. */
export function panBy(camera: Camera, way: Spot, picture: Size): Camera {
  return within(
    { ...camera, x: camera.x - way.x / camera.scale, y: camera.y - way.y / camera.scale },
    picture,
  )
}

/** The same look at a picture of the same thing in another size: a draft and the finished one, say. */
export function rescale(viewport: Viewport, from: Size, to: Size): Viewport {
  if (viewport === 'fit' || (from.width === to.width && from.height === to.height)) return viewport
  const factor = { x: to.width / from.width, y: to.height / from.height }
  return { scale: viewport.scale / factor.x, x: viewport.x * factor.x, y: viewport.y * factor.y }
}

/** Keeps a part of the picture in the middle of the pane: nobody gets lost in the void. */
function within(camera: Camera, { width, height }: Size): Camera {
  return {
    ...camera,
    x: Math.min(width, Math.max(0, camera.x)),
    y: Math.min(height, Math.max(0, camera.y)),
  }
}

/** Nearly the same shape counts as the same: rounding to whole px changes it a little. */
const sameShape = 0.02

/** Where a picture lies on one it is compared with: over it all when of the same shape, else as large as fits. */
export function fitOnto(picture: Size, onto: Size): Size & Spot {
  const [wide, high] = [onto.width / picture.width, onto.height / picture.height]
  if (Math.abs(wide / high - 1) < sameShape) return { x: 0, y: 0, ...onto }
  const factor = Math.min(wide, high)
  const [width, height] = [picture.width * factor, picture.height * factor]
  return { x: (onto.width - width) / 2, y: (onto.height - height) / 2, width, height }
}
