import { type Camera, type Size, type Spot, toPane } from './viewport'

/** A picture, and where it lies: in px of the value that is looked at, which may have more of them than the bitmap. */
export interface Layer {
  readonly bitmap: ImageBitmap
  readonly box: Spot & Size
}

export type Compare =
  /** Right of `split` (0..1 of the pane) shows the other. */
  | { readonly mode: 'wipe'; readonly split: number }
  /** Absolute, times `gain`, a power of two. */
  | { readonly mode: 'difference'; readonly gain: number }

export interface Scene {
  readonly pane: Size
  /** Device px per CSS px. */
  readonly density: number
  readonly camera: Camera
  readonly layer: Layer
  readonly other: Layer | undefined
  readonly compare: Compare | undefined
  /** In px of the picture. */
  readonly crosshair: Spot | undefined
}

/** Draws what a pane shows. A bitmap that was closed in the meantime is left out: a newer one is drawn next. */
export function paint(context: CanvasRenderingContext2D, scene: Scene): void {
  const { pane, density, camera, layer, other, compare, crosshair } = scene
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, pane.width, pane.height)
  if (layer.bitmap.width === 0) return
  place(context, scene, layer)
  if (other && compare && other.bitmap.width > 0) {
    context.save()
    if (compare.mode === 'wipe') {
      const left = pane.width * compare.split
      context.beginPath()
      context.rect(left, 0, pane.width - left, pane.height)
      context.clip()
      // What the other does not cover is not the first one's.
      context.clearRect(left, 0, pane.width - left, pane.height)
      place(context, scene, other)
    } else {
      context.globalCompositeOperation = 'difference'
      place(context, scene, other)
      amplify(context, compare.gain)
    }
    context.restore()
  }
  if (crosshair) drawCrosshair(context, toPane(camera, pane, crosshair), pane)
}

function place(
  context: CanvasRenderingContext2D,
  { camera, pane, density }: Scene,
  { bitmap, box }: Layer,
): void {
  const corner = toPane(camera, pane, box)
  const [width, height] = [box.width * camera.scale, box.height * camera.scale]
  // Enlarged px stay squares that can be counted.
  context.imageSmoothingEnabled = width * density < bitmap.width
  context.imageSmoothingQuality = 'medium'
  context.drawImage(bitmap, corner.x, corner.y, width, height)
}

/** Adds the canvas to itself, which doubles it, as often as needed. */
function amplify(context: CanvasRenderingContext2D, gain: number): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalCompositeOperation = 'lighter'
  for (let reached = 1; reached < gain; reached *= 2) context.drawImage(context.canvas, 0, 0)
}

/** White within black, so that it is seen on any picture. */
function drawCrosshair(context: CanvasRenderingContext2D, at: Spot, pane: Size): void {
  for (const [color, width] of [
    ['rgb(0 0 0 / 70%)', 3],
    ['#fff', 1],
  ] as const) {
    context.strokeStyle = color
    context.lineWidth = width
    context.beginPath()
    context.moveTo(0, at.y)
    context.lineTo(pane.width, at.y)
    context.moveTo(at.x, 0)
    context.lineTo(at.x, pane.height)
    context.stroke()
  }
}
