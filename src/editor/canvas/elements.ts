import { isInPopup, isTyping } from '../lib/shortcut'
import type { Point } from '../store/edits'
import type { PortRef } from '../store/ui'

/** The middle of what is visible of the canvas, on the screen. */
export function middle(): Point {
  return middleOf(document.querySelector('.canvas')) ?? { x: innerWidth / 2, y: innerHeight / 2 }
}

export function middleOf(element: Element | null): Point | undefined {
  if (!element) return undefined
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/** What takes the focus for a node. */
export function itemElement(id: string): HTMLElement | null {
  return document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
}

/** What takes the focus for a wire. */
export function wireElement(id: string): SVGElement | null {
  return document.querySelector<SVGElement>(`.react-flow__edge[data-id="${CSS.escape(id)}"]`)
}

/** The mark of a port: wires end there, and it takes the focus. */
export function portElement({ node, port, side }: PortRef): HTMLElement | null {
  const row = `[data-side="${side}"][data-port="${CSS.escape(port)}"]`
  return document.querySelector(`[data-node-id="${CSS.escape(node)}"] ${row} .port__handle`)
}

/** A point of a wire, which can be moved. */
export function pointElement(wire: string, index: number): HTMLElement | null {
  return document.querySelector(`[data-wire="${CSS.escape(wire)}"][data-point="${index}"]`)
}

/** The node whose body is at a point of the screen. */
export function nodeAt({ x, y }: Point): string | undefined {
  const node = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-node-id]')
  return node?.dataset.nodeId
}

/** Whether a point of the screen is on the canvas where no node is, nor anything that lies over the canvas. */
export function isEmptyCanvas({ x, y }: Point): boolean {
  const under = document.elementFromPoint(x, y)
  return (
    under?.closest('.react-flow') != null &&
    under.closest('[data-node-id], .react-flow__panel, button') === null
  )
}

/** At most a second: what is not drawn by then will not be. In frames. */
const patience = 60

let lastAsked = 0

/**
 * A node that was just added is drawn and measured first. A text field or a list that its user has gone on to meanwhile
 * keeps the focus: what is typed there would be shortcuts on the canvas. Of two who ask, the later one gets it.
 */
export function focusWhenShown(find: () => HTMLElement | SVGElement | null) {
  lastAsked += 1
  const asked = lastAsked
  const before = document.activeElement
  const attempt = (tries: number) => {
    const now = document.activeElement
    const wentOn = now !== before && (isTyping(now) || isInPopup(now))
    if (wentOn || asked !== lastAsked) return
    const element = find()
    if (element && getComputedStyle(element).visibility === 'visible') element.focus()
    else if (tries > 0) requestAnimationFrame(() => attempt(tries - 1))
  }
  attempt(patience)
}
