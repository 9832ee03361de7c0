import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PagePicture } from '../engine'
import { matches } from '../lib/shortcut'
import { PictureView } from '../previews/PictureView'
import type { Point } from '../store/edits'
import { usePaneSize } from '../viewer/usePaneSize'
import { addMark, type Brush, isApart, type Mark, type Marks } from './marks'
import { type Opacity, painted, paintMark, Stroke } from './opacity'
import { showOpacity } from './show-opacity'

interface PaintSurfaceProps {
  readonly picture: PagePicture | null
  /** What was painted before the dialog was opened. */
  readonly before: Opacity
  readonly brush: Brush
  readonly most: number
  readonly marks: Marks
  readonly onBrush: (brush: Brush) => void
  readonly onMarks: (marks: Marks) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** The painting as it is on the canvas, with what has been done to it. */
interface Sheet {
  readonly before: Opacity
  readonly done: readonly Mark[]
  readonly opacity: Opacity
}

interface StrokeByHand {
  readonly pointer: number
  readonly drawn: Stroke
  readonly points: Point[]
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The picture with the painting on it, painted on by mouse, pen, finger or keys. */
export function PaintSurface(props: PaintSurfaceProps) {
  const { picture, before, brush, most, marks, onBrush, onMarks } = props
  const { width, height } = before
  const { t } = useTranslation()
  const stage = useRef<HTMLDivElement>(null)
  const room = usePaneSize(stage)
  const scale = Math.min(room.width / width, room.height / height)
  const [cursor, setCursor] = useState<Point | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<Sheet | null>(null)
  const stroke = useRef<StrokeByHand | null>(null)

  useLayoutEffect(() => {
    const { done } = marks
    let known = sheet.current?.before === before ? sheet.current : null
    if (known?.done === done) return
    if (known?.done.every((mark, index) => mark === done[index])) {
      for (const mark of done.slice(known.done.length)) paintMark(known.opacity, mark)
      known = { ...known, done }
    } else {
      known = { before, done, opacity: painted(before, done) }
    }
    sheet.current = known
    const context = canvas.current?.getContext('2d')
    if (context) showOpacity(context, known.opacity, { left: 0, top: 0, right: width, bottom: height })
  }, [before, width, height, marks])

  const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = canvas.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height }
  }
  const extend = (to: Point) => {
    const context = canvas.current?.getContext('2d')
    if (!stroke.current || !context) return
    const { drawn, points } = stroke.current
    const last = points.at(-1)
    if (last && !isApart(last, to, drawn.brush)) return
    points.push(to)
    showOpacity(context, drawn.sheet, drawn.to(to))
  }
  const end = ({ pointerId }: PointerEvent) => {
    if (stroke.current?.pointer !== pointerId) return
    const { drawn, points } = stroke.current
    stroke.current = null
    const next = addMark(marks, { kind: 'stroke', brush: drawn.brush, points })
    // It is on the sheet already.
    sheet.current = { before, done: next.done, opacity: drawn.sheet }
    onMarks(next)
  }

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || stroke.current || !sheet.current) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const drawn = new Stroke(sheet.current.opacity, brush)
    stroke.current = { pointer: event.pointerId, drawn, points: [] }
    extend(placeOf(event))
  }
  const onPointerMove = (event: PointerEvent) => {
    if (stroke.current && stroke.current.pointer !== event.pointerId) return
    setCursor(placeOf(event))
    if (!stroke.current) return
    const passed = event.nativeEvent.getCoalescedEvents()
    for (const each of passed.length > 0 ? passed : [event]) extend(placeOf(each))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing may change below a stroke that is not yet among the marks.
    if (!stroke.current && !handleKey(event)) return
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
