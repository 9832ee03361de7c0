import { type RefObject, useEffect } from 'react'
import { useEditor } from '../editor'
import { outputsOfNode } from './outputs'

/** Shows what is selected, unless it was told to stay. */
export function useFollowedSelection() {
  const { document, ui, engine } = useEditor()
  useEffect(
    () =>
      document.subscribe((state, before) => {
        const { selection } = state
        const { pinned, shown } = ui.getState().viewer
        const [node] = selection.nodes
        if (pinned || selection === before.selection || selection.nodes.size !== 1 || node === undefined)
          return
        const outputs = outputsOfNode(node, state, engine.catalog)
        const isShown = outputs.some((output) => output.node === shown?.node && output.port === shown.port)
        if (outputs[0] && !isShown) ui.setViewer({ shown: outputs[0] })
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
