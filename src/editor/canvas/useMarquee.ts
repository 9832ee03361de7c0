import { useStoreApi } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { contains, type Rect } from '../arrange/rect'
import { useEditor } from '../editor'

/**
 * React Flow selects what a marquee touches. A frame counts only when it lies wholly inside: one draws marquees
 * within frames.
 */
export function useMarquee() {
  const { document } = useEditor()
  const flow = useStoreApi()
  const marquee = useMemo(() => {
    let last: Rect | undefined
    return {
      drawing: () => flow.getState().userSelectionRect !== null,
      watch: () =>
        flow.subscribe(({ userSelectionRect, transform: [tx, ty, zoom] }) => {
          if (!userSelectionRect) return
          const { x, y, width, height } = userSelectionRect
          last = { x: (x - tx) / zoom, y: (y - ty) / zoom, width: width / zoom, height: height / zoom }
        }),
      end() {
        const rect = last
        const { graph, selection } = document.getState()
        if (!rect) return
        const inside = graph.frames.filter(({ position, size }) => contains(rect, { ...position, ...size }))
        if (inside.length === 0) return
        const frames = new Set([...selection.frames, ...inside.map(({ id }) => id)])
        document.select({ ...selection, frames })
      },
    }
  }, [document, flow])
  useEffect(() => marquee.watch(), [marquee])
  return marquee
}
