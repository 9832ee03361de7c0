import './tour.css'
import { X } from 'lucide-react'
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { endTour } from '../actions/tour'
import { useEditor } from '../editor'
import { shortcutText } from '../lib/shortcut'
import { placeCard } from './place-card'
import { tourSteps } from './steps'
import { useTargetRect } from './useTargetRect'
import { useTourWords } from './words'

/** Something else that closes by Escape lies over the tour. */
const above = '[role=menu], [role=listbox], [role=alertdialog], [role=dialog]:not(.tour)'

/** Points at five things in turn. The editor stays as usable as it is without: one is asked to try. */
export default function Tour() {
  const editor = useEditor()
  const { commands } = editor
  const words = useTourWords()
  const [index, setIndex] = useState(0)
  const step = tourSteps[index]
  const find = useCallback(() => step?.find(editor) ?? [], [step, editor])
  const target = useTargetRect(find)
  const card = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const size = useSize(card)
  const [title, text] = [useId(), useId()]
  useLentView()
  useEffect(() => step?.prepare(editor), [step, editor])
  useEffect(() => {
    const lender = document.activeElement
    next.current?.focus({ preventScroll: true })
    return () => {
      if (lender instanceof HTMLElement && lender.isConnected) lender.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(above)) return
      event.preventDefault()
      endTour(editor)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editor])

  if (!step) return null
  const { steps } = words
  const keys = { run: commands['run.all'].shortcut, help: commands['help.open'].shortcut }
  const corner = target && placeCard(target, size, { width: innerWidth, height: innerHeight })
  const last = index === tourSteps.length - 1
  return (
    <>
      {target && (
        <div
          className="tour__ring"
          aria-hidden="true"
          style={{ left: target.x, top: target.y, width: target.width, height: target.height }}
        />
      )}
      <div
        ref={card}
        className="tour"
        role="dialog"
        aria-modal="false"
        aria-labelledby={title}
        aria-describedby={text}
        style={corner ?? { left: innerWidth / 2 - size.width / 2, top: innerHeight / 2 - size.height / 2 }}
      >
        <header className="tour__head">
          <p className="tour__step">
            {words.step.replace('{{step}}', String(index + 1)).replace('{{count}}', String(tourSteps.length))}
          </p>
          <button
            type="button"
            className="button button--icon"
            aria-label={words.skip}
            title={words.skip}
            onClick={() => endTour(editor)}
          >
            <X aria-hidden />
          </button>
        </header>
        <div aria-live="polite">
          <h2 id={title} className="tour__title">
            {steps[step.id].title}
          </h2>
          <p id={text}>
            {steps[step.id].text
              .replace('{{run}}', shortcutText(keys.run ?? ''))
              .replace('{{help}}', shortcutText(keys.help ?? ''))}
          </p>
        </div>
        <div className="tour__buttons">
          {index > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => {
                setIndex(index - 1)
                // It goes with the second step, and would take the focus with it.
                if (index === 1) next.current?.focus()
              }}
            >
              {words.back}
            </button>
          )}
          <button
            ref={next}
            type="button"
            className="button button--primary"
            onClick={() => (last ? endTour(editor) : setIndex(index + 1))}
          >
            {last ? words.done : words.next}
          </button>
        </div>
      </div>
    </>
  )
}

/** The canvas, or the list that stands for it, is shown again as it was before the tour moved it. */
function useLentView() {
  const { view, document } = useEditor()
  useEffect(() => {
    const place = view.current?.place()
    const { generation } = document.getState()
    const list = () => globalThis.document.querySelector('.outline')
    // It may still be on its way.
    const top = list()?.scrollTop ?? 0
    return () => {
      if (document.getState().generation !== generation) return
      const outline = list()
      // A place of the canvas is only near to one of the list.
      if (outline) outline.scrollTo(0, top)
      else if (place) view.current?.go(place)
    }
  }, [view, document])
}

/** As measured; texts differ in length, and languages in width. */
function useSize(ref: { readonly current: HTMLElement | null }) {
  const [size, setSize] = useState({ width: 320, height: 180 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setSize({ width: element.offsetWidth, height: element.offsetHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
