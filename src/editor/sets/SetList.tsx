import { type KeyboardEvent, useRef, useState } from 'react'
import { fill } from '../lib/fill'
import { SetItem } from './SetItem'
import { useSetWords } from './words'

/** As many fill two rows. */
const shownAtFirst = 8

interface SetListProps {
  readonly label: string
  readonly chosen: readonly string[]
  /** All of them are shown, which scroll. */
  readonly all: boolean
  readonly onAll: (all: boolean) => void
  readonly onRemove: (index: number) => void
}

/** The files of a set, of which arrow keys choose one and Delete takes it away. */
export function SetList({ label, chosen, all, onAll, onRemove }: SetListProps) {
  const words = useSetWords()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const shown = all ? chosen : chosen.slice(0, shownAtFirst)
  const current = Math.min(at, shown.length - 1)

  const focus = (index: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, index))
    setAt(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  const remove = (index: number) => {
    setAt(index)
    onRemove(index)
    // The next one takes its place, and the focus with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? []
      buttons[Math.min(index, buttons.length - 1)]?.focus()
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step) focus(step(current, shown.length))
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <ul
        ref={list}
        className="set__list nowheel"
        data-keys="Delete Arrows"
        data-all={all}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {shown.map((sha256, index) => (
          <SetItem
            // One file may stand in a list twice, if somebody wrote it so.
            key={`${sha256} ${shown.indexOf(sha256) === index ? 0 : index}`}
            sha256={sha256}
            number={index + 1}
            count={chosen.length}
            isCurrent={index === current}
            onFocus={() => setAt(index)}
            onRemove={() => remove(index)}
          />
        ))}
      </ul>
      {chosen.length > shownAtFirst && (
        <button type="button" className="params__fold" aria-expanded={all} onClick={() => onAll(!all)}>
          {all ? words.fewer : fill(words.all, { count: chosen.length })}
        </button>
      )}
    </>
  )
}

const inRow = 4

const steps: Readonly<Record<string, ((at: number, count: number) => number) | undefined>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - inRow,
  ArrowDown: (at) => at + inRow,
  Home: () => 0,
  End: (_, count) => count - 1,
}
