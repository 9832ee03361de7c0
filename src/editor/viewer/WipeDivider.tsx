import type { KeyboardEvent, PointerEvent } from 'react'

interface WipeDividerProps {
  readonly label: string
  /** 0..1 of the width. */
  readonly split: number
  readonly onChange: (split: number) => void
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
}

/** The line between two pictures; dragged, or moved by the keys of a slider. */
export function WipeDivider({ label, split, onChange }: WipeDividerProps) {
  const percent = Math.round(split * 100)
  const set = (value: number) => onChange(Math.min(1, Math.max(0, value)))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step !== undefined) set((percent + step * (event.shiftKey ? 10 : 1)) / 100)
    else if (event.key === 'Home') set(0)
    else if (event.key === 'End') set(1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // The picture below would be panned.
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    event.stopPropagation()
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (box) set((event.clientX - box.left) / box.width)
  }
  return (
    <div
      className="wipe"
      role="slider"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent} %`}
      tabIndex={0}
      style={{ left: `${split * 100}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    />
  )
}
