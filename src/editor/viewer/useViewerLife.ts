import { type RefObject, useEffect } from 'react'
import { useEditor } from '../editor'
import { firstOutput } from './outputs'

/** Shows what is selected, unless it was told to stay. */
export function useFollowedSelection() {
  const { document, ui, engine } = useEditor()
  useEffect(
    () =>
      document.subscribe(({ selection, document: graph }, before) => {
        const { pinned, shown } = ui.getState().viewer
        const [node] = selection.nodes
        if (pinned || selection === before.selection || selection.nodes.size !== 1 || node === undefined)
          return
        const first = firstOutput(node, graph, engine.catalog)
        if (first && shown?.node !== node) ui.setViewer({ shown: first })
      }),
    [document, ui, engine],
  )
}

/** Takes the focus when it opens, and gives it back. */
export function useLentFocus(panel: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const lender = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      if (lender instanceof HTMLElement && lender.isConnected) lender.focus({ preventScroll: true })
    }
  }, [panel])
}
