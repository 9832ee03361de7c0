import { type RefObject, useEffect } from 'react'
import { half, room } from '../actions/nodes'
import { focusWhenShown, middleOf } from '../canvas/elements'
import { useDocument, useEditor, useUi } from '../editor'
import type { CanvasView } from '../editor-core'
import { itemsOf } from '../store/items'
import { edgeId } from '../store/lookup'
import { selectedKeys } from '../store/selection'
import { entryElement, headOf } from './elements'

/**
 * Lends the outline to commands as the canvas lends itself. What is about places on the screen means the entries of the
 * list; what is new goes to the right of what is there.
 */
export function useOutlineView(root: RefObject<HTMLElement | null>, open: (key: string) => void) {
  const { view, document, ui } = useEditor()
  const scope = useDocument((state) => state.scope)

  useEffect(() => {
    const entry = (key: string) => entryElement(root.current, key)
    const show = (key: string | undefined) => {
      if (key !== undefined) headOf(entry(key))?.scrollIntoView({ block: 'center' })
    }
    const items = () => itemsOf(document.getState().graph, () => undefined)
    const center = () => {
      const right = Math.max(0, ...items().map(({ rect }) => rect.x + rect.width))
      const top = Math.min(...items().map(({ rect }) => rect.y))
      return { x: right + room.x - half.x, y: (Number.isFinite(top) ? top : 0) + half.y }
    }
    const lent: CanvasView = {
      fit: () => undefined,
      zoomIn: () => undefined,
      zoomOut: () => undefined,
      zoomTo: () => undefined,
      center,
      aim: center,
      toGraph: center,
      pointer: () => undefined,
      middle: () => middleOf(root.current) ?? { x: innerWidth / 2, y: innerHeight / 2 },
      portAt: ({ node, port, side }) =>
        middleOf(
          entry(node)?.querySelector(
            `[data-side="${side}"][data-port="${CSS.escape(port)}"] [data-connect]`,
          ) ?? headOf(entry(node)),
        ),
      wireMiddle: () => undefined,
      onWire: () => undefined,
      focusWire(id) {
        const wire = document.getState().graph.edges.find((edge) => edgeId(edge) === id)
        show(wire?.to.node)
        if (wire)
          focusWhenShown(
            () => entry(wire.to.node)?.querySelector(`[data-wire="${CSS.escape(id)}"] button`) ?? null,
          )
      },
      focusPoint: (id, index) =>
        focusWhenShown(() => {
          const lines = [...(root.current?.querySelectorAll<HTMLElement>('[data-wire]') ?? [])]
          const line = lines.find(({ dataset }) => dataset.wire === id)
          return line?.querySelector<HTMLElement>(`[data-wire-point="${index}"] input`) ?? null
        }),
      focus: (key) => focusWhenShown(() => headOf(entry(key))),
      show,
      showAll: (keys) => show([...keys][0]),
      showRect: () => undefined,
      place: () => ({ ...center(), zoom: 1 }),
      go({ x, y }) {
        const distance = ({ rect }: ReturnType<typeof items>[number]) =>
          Math.hypot(rect.x + rect.width / 2 - x, rect.y + rect.height / 2 - y)
        show([...items()].sort((a, b) => distance(a) - distance(b))[0]?.key)
      },
      sizeOf: () => undefined,
    }
    view.current = lent
    return () => {
      if (view.current === lent) view.current = null
    }
  }, [view, document, root])

  // What was looked for may stand in a group that is only now being listed.
  const wanted = useUi((state) => state.focus)
  useEffect(() => {
    if (!wanted || !entryElement(root.current, wanted.node)) return
    if (!wanted.gently) open(wanted.node)
    view.current?.show(wanted.node)
    ui.set({ focus: null })
  }, [wanted, open, view, ui, root])

  const place = useUi((state) => state.place)
  useEffect(() => {
    if (!place) return
    view.current?.go(place)
    ui.set({ place: null })
  }, [place, view, ui])

  // From the canvas one goes on with what was selected there.
  useEffect(() => {
    const [selected] = selectedKeys(document.getState().selection)
    const { activeElement, body } = globalThis.document
    // What catches a lost focus may have come first, and given it to the outline as a whole.
    const isFree = activeElement === body || activeElement === root.current
    if (selected === undefined || !isFree) return
    headOf(entryElement(root.current, selected))?.focus()
  }, [document, root])

  // Another canvas: it begins at its top.
  useEffect(() => {
    if (scope.length >= 0) root.current?.scrollTo({ top: 0 })
  }, [scope, root])
}
