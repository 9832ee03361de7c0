import { useEffect } from 'react'

type Place = HTMLElement | SVGElement

/** As many places as are gone back through. */
const most = 30
/** What takes the place of something may still be loaded. In frames: about a second. */
const patience = 60

/**
 * Catches the focus when what has it goes: a node is deleted, a panel closed, an edit undone. By keyboard one would
 * have to begin at the top of the page. From the graph it goes to the node that is selected now, and never leaves the
 * graph: what one pressed long ago would take the next key. From elsewhere it falls back to what had it before.
 * Whoever gives the focus to something else meanwhile has the last word.
 */
export function useFocusCaught() {
  useEffect(() => {
    const places: { readonly place: WeakRef<Place>; readonly inGraph: boolean }[] = []
    let last: { readonly place: Place; readonly inGraph: boolean } | undefined
    let frame = 0
    const remember = ({ target }: FocusEvent) => {
      if (!isPlace(target)) return
      const inGraph = graph()?.contains(target) ?? false
      last = { place: target, inGraph }
      const known = places.findIndex(({ place }) => place.deref() === target)
      if (known >= 0) places.splice(known, 1)
      places.push({ place: new WeakRef(target), inGraph })
      if (places.length > most) places.shift()
    }
    const isLost = () =>
      last !== undefined &&
      !last.place.isConnected &&
      document.activeElement === document.body &&
      document.hasFocus()
    const restore = (tries: number) => {
      frame = 0
      if (!last || !isLost()) return
      const { inGraph } = last
      const before = places.filter((one) => one.inGraph || !inGraph).map(({ place }) => place.deref())
      const known = [...(inGraph ? [selectedNode()] : []), ...before.reverse(), graph()]
      if (!known.some(takes) && tries > 0) wait(tries - 1)
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

const isPlace = (target: unknown): target is Place =>
  target instanceof HTMLElement || target instanceof SVGElement

const graph = () => document.getElementById('main')

/** The node that is selected alone. */
function selectedNode(): Place | undefined {
  const [first, second] = graph()?.querySelectorAll('.react-flow__node.selected') ?? []
  return second === undefined && isPlace(first) ? first : undefined
}

/** Gives the focus to an element, unless it is gone, hidden or cannot have it. */
function takes(element: Place | null | undefined): boolean {
  if (!element?.isConnected) return false
  element.focus({ preventScroll: true })
  return document.activeElement === element
}
