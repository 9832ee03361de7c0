import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useEditor } from '../editor'

/** What was typed before a list was there to be typed into. */
export interface Typed {
  readonly text: string
  /** Enter was pressed too: the first match is meant, whatever it will be. */
  readonly entered: boolean
}

export const nothingTyped: Typed = { text: '', entered: false }

/**
 * Enter takes the highlighted line of a list, or the first where none is highlighted yet: lists highlight a moment after
 * they found, and hands that know a name do not wait for that.
 */
export function useFirstMatch<T>(first: T | undefined, take: (item: T) => void, entered: boolean) {
  const highlighted = useRef<T>(undefined)
  const early = useRef(entered)
  useEffect(() => {
    if (!early.current) return
    early.current = false
    if (first !== undefined) take(first)
  })
  return {
    onItemHighlighted: (item: T | undefined) => {
      highlighted.current = item
    },
    /** Another query: what was highlighted may be found no more. */
    forget: () => {
      highlighted.current = undefined
    },
    onKeyDown: (event: KeyboardEvent & { readonly preventBaseUIHandler: () => void }) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      event.preventBaseUIHandler()
      const item = highlighted.current ?? first
      if (item !== undefined) take(item)
    },
  }
}

/**
 * Gives a field the focus before the next key is heard, which on the canvas would be a shortcut. Not after a tap: a
 * keyboard on the screen would cover the list.
 */
export function useFocusAtOnce(field: RefObject<HTMLElement | null>) {
  const { ui } = useEditor()
  useLayoutEffect(() => {
    if (!ui.getState().touch) field.current?.focus({ preventScroll: true })
  }, [field, ui])
}

/**
 * Gives the focus back to what had it, when a list goes that did not lead to something else.
 * @returns what says that the list did, and so keeps the focus where it is.
 */
export function useFocusBack(): () => void {
  const [before] = useState(() => document.activeElement)
  const led = useRef(false)
  useEffect(() => {
    led.current = false
    return () => {
      const focused = document.activeElement
      const isLost = focused === null || focused === document.body
      if (isLost && !led.current && (before instanceof HTMLElement || before instanceof SVGElement))
        before.focus({ preventScroll: true })
    }
  }, [before])
  return useCallback(() => {
    led.current = true
  }, [])
}
