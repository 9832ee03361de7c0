import { type RefObject, useEffect } from 'react'
import { headsIn } from './elements'

interface Place {
  readonly element: HTMLElement
  /** What it stands in, from the inside out. */
  readonly around: readonly Element[]
  /** Of its entry among all. */
  readonly index: number
}

/**
 * Keeps the focus in the outline when what has it goes, or moves because the flow has another order: it stays with what
 * moved, and goes from what is gone to the nearest thing that is left.
 */
export function useFocusKept(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const outline = root.current
    if (!outline) return
    let last: Place | undefined
    let lost = false

    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !outline.contains(target)) return
      lost = false
      last = { element: target, around: waysOut(target, outline), index: indexOf(target, outline) }
    }
    const forget = ({ target }: PointerEvent) => {
      if (target instanceof Node && !last?.element.contains(target)) last = undefined
    }
    const restore = () => {
      if (!last || !lost || document.activeElement !== document.body) return
      lost = false
      nearest(last, outline)?.focus({ preventScroll: last.element.isConnected })
    }
    const inside = new MutationObserver((records) => {
      const gone = records.some(({ removedNodes }) =>
        [...removedNodes].some((node) => last && node.contains(last.element)),
      )
      lost ||= gone
      restore()
    })
    // A menu that did it gives the focus back to what is gone when it closes.
    const popups = new MutationObserver(() => requestAnimationFrame(restore))
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget)
    inside.observe(outline, { childList: true, subtree: true })
    popups.observe(document.body, { childList: true })
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget)
      inside.disconnect()
      popups.disconnect()
    }
  }, [root])
}

function waysOut(element: HTMLElement, outline: HTMLElement): readonly Element[] {
  const around: Element[] = []
  for (let up = element.parentElement; up && up !== outline; up = up.parentElement) around.push(up)
  return around
}

function indexOf(element: HTMLElement, outline: HTMLElement): number {
  const entry = element.closest('[data-entry]')
  return headsIn(outline).findIndex((head) => entry?.contains(head))
}

function nearest({ element, around, index }: Place, outline: HTMLElement): HTMLElement | null {
  if (element.isConnected) return element
  const entry = around.find((one) => one.isConnected && one.closest('[data-entry]') !== null)
  const within = entry?.querySelector<HTMLElement>('button:not(:disabled), input, textarea')
  if (within) return within
  const heads = headsIn(outline)
  return heads[Math.min(Math.max(0, index), heads.length - 1)] ?? outline
}
