import { type NodeChange, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { useEditor } from '../editor'
import { nodeById } from '../store/lookup'
import type { Detail } from './detail'
import type { FlowItem } from './flow'
import { formOf, Sizes } from './sizes'

/**
 * Gives nodes of a large graph the sizes of their like. The first node of each form is drawn in full and
 * measured; the others wait for that, and are then there without being measured themselves.
 */
export function useMeasures(detail: Detail) {
  const { document, ui, i18n } = useEditor()
  const store = useStoreApi<FlowItem>()
  return useMemo(() => {
    const sizes = new Sizes()
    const form = (id: string) => {
      const { graph } = document.getState()
      const node = nodeById(graph, id)
      // Words are of other lengths in another language, and wrap elsewhere.
      return node && `${i18n.language} ${formOf(graph, node, ui.getState().unfolded.has(id))}`
    }

    /** Sizes for those that have none, where they are known; else the first of each form is to be drawn. */
    function fill(nodes: FlowItem[]): FlowItem[] {
      if (!detail.isNeeded) return nodes
      const first = new Map<string, string>()
      const filled = nodes.map((node) => {
        if (node.measured || node.type !== 'graph') return node
        const own = form(node.id)
        if (own === undefined) return node
        const known = sizes.of(own)
        if (known) return { ...node, ...known }
        if (!first.has(own) || detail.has(node.id)) first.set(own, node.id)
        return node
      })
      detail.showFirst(first.values())
      return filled
    }

    function learn(changes: readonly NodeChange<FlowItem>[], nodes: FlowItem[]): FlowItem[] {
      const measured = new Set<string>()
      for (const change of changes) if (change.type === 'dimensions') measured.add(change.id)
      if (measured.size === 0 || !detail.isNeeded) return nodes
      const { nodeLookup } = store.getState()
      for (const id of measured) {
        const own = form(id)
        const node = nodeLookup.get(id)
        if (own !== undefined && node && detail.has(id)) sizes.learn(own, node)
      }
      // What was measured counts from now on, not what was known beforehand.
      return fill(nodes.map((node) => (measured.has(node.id) && node.handles ? withoutHandles(node) : node)))
    }
    return { fill, learn }
  }, [document, ui, i18n, store, detail])
}

function withoutHandles({ handles: _, ...node }: FlowItem): FlowItem {
  return node
}
