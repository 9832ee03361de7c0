import { applyNodeChanges, type EdgeChange, type NodeChange, useReactFlow, useStoreApi } from '@xyflow/react'
import { type MouseEvent, useCallback, useEffect, useMemo, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { GraphDocument } from '../../core/document'
import type { SnapLine } from '../arrange/snap'
import { useEditor } from '../editor'
import { itemAt } from '../store/items'
import { selectionOf } from '../store/selection'
import type { Detail } from './detail'
import { createDrag } from './drag'
import { type FlowEdge, type FlowItem, flowNodes } from './flow'
import { glide } from './glide'
import { keepList } from './keep-same'
import { useAltKey } from './useAltKey'
import { isKept, useKeptSelection } from './useKeptSelection'
import { useMarquee } from './useMarquee'
import { useMeasures } from './useMeasures'

/**
 * What React Flow draws, kept in step with the document. While something is dragged only this copy moves; the document
 * learns of it at the end, as one edit.
 *
 * @param lines takes what a drag snaps to.
 */
export function useFlowNodes(detail: Detail, lines: StoreApi<readonly SnapLine[]>) {
  const editor = useEditor()
  const { document, ui } = editor
  const flow = useReactFlow<FlowItem, FlowEdge>()
  const measures = useMeasures(detail)
  const [nodes, setNodes] = useState<FlowItem[]>(() => {
    const { graph, selection } = document.getState()
    return measures.fill(flowNodes([], graph, selection, ui.getState().touch))
  })

  useEffect(() => {
    let stop = () => {}
    const follow = () => {
      stop()
      const { graph, selection } = document.getState()
      const { gliding, touch } = ui.getState()
      if (gliding) {
        const shown = flow.getNodes()
        stop = glide(shown, flowNodes(shown, graph, selection, touch), setNodes)
      } else {
        setNodes((previous) =>
          keepList(previous, measures.fill(flowNodes(previous, graph, selection, touch))),
        )
      }
    }
    follow()
    const unsubscribe = document.subscribe((state, before) => {
      if (state.graph !== before.graph || state.selection !== before.selection) follow()
    })
    const stopTouch = ui.subscribe((state, before) => {
      if (state.touch !== before.touch) follow()
    })
    return () => {
      stop()
      stopTouch()
      unsubscribe()
    }
  }, [document, ui, flow, measures])

  const alt = useAltKey()
  const store = useStoreApi()
  const drag = useMemo(
    () =>
      createDrag(editor, {
        zoom: () => store.getState().transform[2],
        visible() {
          const { width, height, transform } = store.getState()
          const [x, y, zoom] = transform
          return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
        },
        alt: () => alt.current,
        show(found) {
          if (found.length > 0 || lines.getState().length > 0) lines.setState(found, true)
        },
      }),
    [editor, store, alt, lines],
  )

  const marquee = useMarquee()
  const { marquee: keeping, kept } = useKeptSelection()

  const onNodesChange = useCallback(
    (all: NodeChange<FlowItem>[]) => {
      const { graph, selection } = document.getState()
      const changes = all.filter((change) => !isKept(change, kept.current?.items))
      const wanted = marquee.drawing() ? changes.filter((change) => !takesFrame(graph, change)) : changes
      const shown = drag.follow(wanted)
      setNodes((previous) => measures.learn(shown, applyNodeChanges(shown, previous)))
      const selected = {
        nodes: new Set(selection.nodes),
        frames: new Set(selection.frames),
        notes: new Set(selection.notes),
      }
      let reselected = false
      for (const change of wanted) {
        const item = change.type === 'select' ? itemAt(graph, change.id) : undefined
        if (change.type !== 'select' || !item) continue
        const ids = selected[`${item.kind}s`]
        if (ids.has(item.id) === change.selected) continue
        reselected = true
        if (change.selected) ids.add(item.id)
        else ids.delete(item.id)
      }
      if (reselected) document.select({ ...selection, ...selected })
    },
    [document, drag, marquee, kept, measures],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selection } = document.getState()
      const selected = new Set(selection.edges)
      let reselected = false
      for (const change of changes) {
        if (change.type !== 'select' || selected.has(change.id) === change.selected) continue
        if (isKept(change, kept.current?.edges)) continue
        reselected = true
        if (change.selected) selected.add(change.id)
        else selected.delete(change.id)
      }
      if (reselected) document.select({ ...selection, edges: selected })
    },
    [document, kept],
  )

  const handlers = useMemo(
    () => ({
      ...keeping,
      onSelectionEnd: () => {
        keeping.onSelectionEnd()
        marquee.end()
      },
      /** A click selects what it is on: that alone of several, even what is selected already because it is new. */
      onNodeClick({ target, currentTarget, shiftKey, ctrlKey, metaKey }: MouseEvent, { id }: FlowItem) {
        const { graph, selection } = document.getState()
        const item = itemAt(graph, id)
        const adds = shiftKey || ctrlKey || metaKey
        // Controls, and what opens from them, may work on all that is selected.
        const isItself =
          target instanceof Element && currentTarget.contains(target) && !target.closest('.nodrag')
        document.select(item && isItself && !adds ? selectionOf([item]) : { ...selection })
      },
    }),
    [document, keeping, marquee],
  )
  return { nodes, onNodesChange, onEdgesChange, marquee: handlers }
}

function takesFrame(graph: GraphDocument, change: NodeChange<FlowItem>): boolean {
  return change.type === 'select' && change.selected && itemAt(graph, change.id)?.kind === 'frame'
}
