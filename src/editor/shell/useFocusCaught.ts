import { useEffect } from 'react'

/** As many places as are gone back through. */
const most = 30
/** What takes the place of something may still be loaded. In frames: about a second. */
const patience = 60

/**
 * Catches the focus when what has it goes: a node is deleted, a panel closed, an edit undone. It falls back to what had
 * it before that and is still there, else to the graph; by keyboard one would have to begin at the top of the page.
 * Whoever gives the focus to something else meanwhile has the last word.
 */
export function useFocusCaught() {
  useEffect(() => {
    const places: WeakRef<HTMLElement | SVGElement>[] = []
    let last: Element | undefined
    let frame = 0
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement || target instanceof SVGElement)) return
      last = target
      const known = places.findIndex((place) => place.deref() === target)
      if (known >= 0) places.splice(known, 1)
      places.push(new WeakRef(target))
      if (places.length > most) places.shift()
    }
    const isLost = () =>
      last !== undefined &&
      !last.isConnected &&
      document.activeElement === document.body &&
      document.hasFocus()
    const restore = (tries: number) => {
      frame = 0
      if (!isLost()) return
      while (places.length > 0 && !takes(places.at(-1)?.deref())) places.pop()
      if (isLost() && !takes(document.getElementById('main')) && tries > 0) wait(tries - 1)
    }
    const wait = (tries: number) => {
      frame = requestAnimationFrame(() => restore(tries))
    }
    const observer = new MutationObserver(() => {
      // Two frames: what was just drawn takes the focus in the first.
      if (frame === 0 && isLost()) frame = requestAnimationFrame(() => wait(patience))
    })
    document.addEventListener('focusin', remember)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [])
}

/** Gives the focus to an element, unless it is gone, hidden or cannot have it. */
function takes(element: HTMLElement | SVGElement | null | undefined): boolean {
  if (!element?.isConnected) return false
  element.focus({ preventScroll: true })
  return document.activeElement === element
}
