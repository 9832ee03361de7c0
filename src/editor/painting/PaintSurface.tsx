import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { PagePicture } from '../engine'
import { matches } from '../lib/shortcut'
import { PictureView } from '../previews/PictureView'
import type { Point } from '../store/edits'
import { usePaneSize } from '../viewer/usePaneSize'
import { drawDabs, drawMark } from './draw-marks'
import { addMark, type Brush, dabs, type Marks } from './marks'

interface PaintSurfaceProps {
  /** Its opacity is the mask. */
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly picture: PagePicture | null
  /** What was painted before the dialog was opened. */
  readonly before: HTMLCanvasElement
  readonly color: string
  readonly brush: Brush
  readonly most: number
  readonly marks: Marks
  readonly onBrush: (brush: Brush) => void
  readonly onMarks: (marks: Marks) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The picture with the painting on it, painted on by mouse, pen, finger or keys. */
export function PaintSurface(props: PaintSurfaceProps) {
  const { canvas, picture, before, color, brush, most, marks, onBrush, onMarks } = props
  const { width, height } = before
  const { t } = useTranslation()
  const stage = useRef<HTMLDivElement>(null)
  const room = usePaneSize(stage)
  const scale = Math.min(room.width / width, room.height / height)
  const [cursor, setCursor] = useState<Point | null>(null)
  const stroke = useRef<Point[] | null>(null)
  const drawn = useRef<Marks['done'] | null>(null)

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const known = drawn.current
    const grown = known?.every((mark, index) => mark === marks.done[index])
    // A stroke is on the canvas before it is among the marks.
    const rest = known && grown ? marks.done.slice(known.length) : marks.done
    if (!known || !grown) {
      context.clearRect(0, 0, width, height)
      context.drawImage(before, 0, 0)
    }
    for (const mark of rest) drawMark(context, mark, color)
    drawn.current = marks.done
  }, [canvas, before, width, height, color, marks])

  const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = canvas.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height }
  }
  const extend = (to: Point) => {
    const context = canvas.current?.getContext('2d')
    const points = stroke.current
    if (!context || !points) return
    const from = points.at(-1)
    drawDabs(context, from ? dabs(from, to, brush) : [to], brush, color)
    points.push(to)
  }
  const end = () => {
    const points = stroke.current
    stroke.current = null
    if (!points || points.length === 0) return
    const mark = { kind: 'stroke', brush, points } as const
    drawn.current = [...marks.done, mark]
    onMarks(addMark(marks, mark))
  }

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || stroke.current) return
    event.currentTarget.setPointerCapture(event.pointerId)
    stroke.current = []
    extend(placeOf(event))
  }
  const onPointerMove = (event: PointerEvent) => {
    setCursor(placeOf(event))
    if (!stroke.current) return
    const passed = event.nativeEvent.getCoalescedEvents()
    for (const each of passed.length > 0 ? passed : [event]) extend(placeOf(each))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!handleKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const handleKey = (event: KeyboardEvent): boolean => {
    if (matches(event.nativeEvent, 'Mod+Z')) props.onUndo()
    else if (matches(event.nativeEvent, 'Mod+Shift+Z') || matches(event.nativeEvent, 'Mod+Y')) props.onRedo()
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (arrows[event.key]) moveCursor(arrows[event.key] ?? { x: 0, y: 0 }, event.shiftKey)
    else if (event.key === ' ' || event.key === 'Enter') dabAtCursor()
    else if (event.key.toLowerCase() === 'e') onBrush({ ...brush, erase: !brush.erase })
    else if (event.key === '[') onBrush({ ...brush, size: Math.max(1, Math.floor(brush.size / 1.2)) })
    else if (event.key === ']') onBrush({ ...brush, size: Math.min(most, Math.ceil(brush.size * 1.2)) })
    else return false
    return true
  }
  const middle = { x: width / 2, y: height / 2 }
  const moveCursor = (way: Point, far: boolean) => {
    const step = Math.max(1, brush.size / 4) * (far ? 4 : 1)
    const from = cursor ?? middle
    setCursor({ x: clamp(from.x + way.x * step, width), y: clamp(from.y + way.y * step, height) })
  }
  const dabAtCursor = () => {
    const place = cursor ?? middle
    setCursor(place)
    onMarks(addMark(marks, { kind: 'stroke', brush, points: [place] }))
  }

  return (
    <div ref={stage} className="painter__stage">
      <div
        className="painter__sheet"
        style={{ width: width * scale, height: height * scale }}
        role="application"
        aria-label={t('painting.surface', { width, height })}
      >
        {picture && <PictureView label={t('painting.title')} picture={picture} />}
        <canvas
          ref={canvas}
          className="painter__canvas"
          width={width}
          height={height}
          tabIndex={0}
          aria-label={t('painting.surface', { width, height })}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={end}
          onPointerCancel={end}
          onPointerLeave={() => setCursor(null)}
          onKeyDown={onKeyDown}
        />
        {cursor && (
          <span
            className="painter__brush"
            data-erase={brush.erase}
            style={{
              left: cursor.x * scale,
              top: cursor.y * scale,
              width: brush.size * scale,
              height: brush.size * scale,
            }}
          />
        )}
      </div>
    </div>
  )
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
