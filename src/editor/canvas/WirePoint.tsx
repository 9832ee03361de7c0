import { EdgeLabelRenderer } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphEdge } from '../../core/document'
import { nodeName } from '../actions/names'
import { dropPoint, shiftPoint } from '../actions/points'
import { useEditor } from '../editor'
import type { Point } from '../store/edits'

interface WirePointProps {
  readonly wire: string
  readonly ends: Pick<GraphEdge, 'from' | 'to'>
  readonly index: number
  readonly count: number
  readonly at: Point
  readonly color: string | undefined
  /** While it is dragged; the document learns of the end of the drag only. */
  readonly onDrag: (to: Point) => void
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
/** In graph units, for a key press without and with Shift. */
const steps = { fine: 5, coarse: 25 }

/** A place that a wire is led through. */
export function WirePoint({ wire, ends, index, count, at, color, onDrag }: WirePointProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const grip = useRef<Point | undefined>(undefined)

  const toGraph = ({ clientX, clientY }: PointerEvent) =>
    editor.view.current?.toGraph({ x: clientX, y: clientY }) ?? at
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { x, y } = toGraph(event)
    grip.current = { x: x - at.x, y: y - at.y }
  }
  const dragged = (event: PointerEvent): Point | undefined => {
    if (!grip.current) return undefined
    const { x, y } = toGraph(event)
    return { x: x - grip.current.x, y: y - grip.current.y }
  }
  const onPointerMove = (event: PointerEvent) => {
    const to = dragged(event)
    if (to) onDrag(to)
  }
  const onPointerUp = (event: PointerEvent) => {
    const to = dragged(event)
    grip.current = undefined
    if (!to) return
    shiftPoint(editor, wire, index, to)
    editor.document.seal()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    const step = event.shiftKey ? steps.coarse : steps.fine
    if (arrow) shiftPoint(editor, wire, index, { x: at.x + arrow.x * step, y: at.y + arrow.y * step })
    else if (event.key === 'Delete' || event.key === 'Backspace') dropPoint(editor, wire, index)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const names = { from: nodeName(editor, ends.from.node), to: nodeName(editor, ends.to.node) }
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        className="wire-point nodrag nopan"
        data-wire={wire}
        data-point={index}
        data-keys="Delete"
        aria-label={t('wiring.point', { number: index + 1, count, ...names })}
        aria-description={t('wiring.pointHelp')}
        style={{ translate: `calc(${at.x}px - 50%) calc(${at.y}px - 50%)`, '--wire': color }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => {
          event.stopPropagation()
          dropPoint(editor, wire, index)
        }}
      />
    </EdgeLabelRenderer>
  )
}
