import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { type Compare, type Layer, paint } from './paint'
import { useGestures } from './useGestures'
import { usePaneSize } from './usePaneSize'
import {
  type Camera,
  cameraOf,
  panBy,
  type Size,
  type Spot,
  toPicture,
  type Viewport,
  zoomAt,
  zoomTo,
} from './viewport'

/** What a pane shows at the moment. */
export interface Frame {
  readonly camera: Camera
  readonly pane: Size
}

interface PaneProps {
  readonly label: string
  /** Size of what is looked at, in its own px: what the viewport, the places and the layers are measured in. */
  readonly picture: Size
  readonly layer: Layer
  readonly other?: Layer | undefined
  readonly compare?: Compare | undefined
  readonly viewport: Viewport
  readonly onViewport: (viewport: Viewport) => void
  /** In px of the picture; null when nothing of it is pointed at. */
  readonly onPoint: (place: Spot | null) => void
  readonly onPick: (place: Spot) => void
  readonly crosshair: Spot | undefined
  readonly onCrosshair: (place: Spot) => void
  /** Keys that the pane itself knows nothing of. @returns whether it was one. */
  readonly onKey: (key: string) => boolean
  readonly onFrame: (frame: Frame) => void
  readonly children?: ReactNode
}

/** Keys that mean something here, whatever they mean elsewhere. */
const keys = '+ - = _ 0 1 B C ArrowLeft ArrowRight ArrowUp ArrowDown Enter'
const keyStep = 48
const zoomStep = 1.25
const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** One picture to zoom and pan, by mouse, touch and keys; with another one on it when they are compared. */
export function Pane(props: PaneProps) {
  const { label, picture, layer, other, compare, viewport, crosshair, children, onFrame } = props
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pane = usePaneSize(host)
  const camera = cameraOf(viewport, picture, pane)
  const middle = { x: pane.width / 2, y: pane.height / 2 }
  const density = devicePixelRatio

  const gestures = useGestures(host, {
    onZoom: (factor, at) => props.onViewport(zoomAt(camera, factor, at, picture, pane)),
    onPan: (way) => props.onViewport(panBy(camera, way, picture)),
    onPoint: (at) => props.onPoint(at && inside(toPicture(camera, pane, at), picture)),
    onPick: (at) => {
      const place = inside(toPicture(camera, pane, at), picture)
      if (place) props.onPick(place)
    },
  })

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || pane.width === 0) return
    paint(context, { pane, density, camera, layer, other, compare, crosshair })
  })

  const { scale, x, y } = camera
  const { width, height } = pane
  useLayoutEffect(() => {
    if (width > 0) onFrame({ camera: { scale, x, y }, pane: { width, height } })
  }, [scale, x, y, width, height, onFrame])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = arrows[event.key]
    if (way) moveBy(way, event.shiftKey)
    else if (!zoomByKey(event.key) && !props.onKey(event.key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
  }

  function moveBy(way: Spot, fast: boolean) {
    if (crosshair) {
      const step = fast ? 10 : 1
      const x = clamp(Math.floor(crosshair.x) + way.x * step, picture.width - 1) + 0.5
      const y = clamp(Math.floor(crosshair.y) + way.y * step, picture.height - 1) + 0.5
      props.onCrosshair({ x, y })
      props.onViewport(following(viewport, camera, { x, y }, pane))
    } else {
      props.onViewport(panBy(camera, { x: -way.x * keyStep, y: -way.y * keyStep }, picture))
    }
  }

  function zoomByKey(key: string): boolean {
    if (key === '+' || key === '=') props.onViewport(zoomAt(camera, zoomStep, middle, picture, pane))
    else if (key === '-' || key === '_') props.onViewport(zoomAt(camera, 1 / zoomStep, middle, picture, pane))
    else if (key === '0') props.onViewport('fit')
    else if (key === '1') props.onViewport(zoomTo(camera, 1, middle, picture, pane))
    else return false
    return true
  }

  return (
    <div
      ref={host}
      className="pane"
      role="application"
      aria-label={label}
      data-crosshair={crosshair !== undefined}
      {...gestures}
    >
      <canvas
        ref={canvas}
        className="pane__canvas"
        aria-label={label}
        tabIndex={0}
        data-keys={keys}
        width={Math.max(1, Math.round(pane.width * density))}
        height={Math.max(1, Math.round(pane.height * density))}
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  )
}

function inside({ x, y }: Spot, { width, height }: Size): Spot | null {
  return x >= 0 && y >= 0 && x < width && y < height ? { x, y } : null
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}

/** Moves along when the cross-hair leaves the pane. */
function following(viewport: Viewport, camera: Camera, { x, y }: Spot, pane: Size): Viewport {
  const far = (way: number, length: number) => Math.abs(way) * camera.scale > length * 0.45
  return far(x - camera.x, pane.width) || far(y - camera.y, pane.height) ? { ...camera, x, y } : viewport
}
