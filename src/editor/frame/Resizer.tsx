import { NodeResizer } from '@xyflow/react'
import { smallest } from '../actions/arrange'
import { useEditor } from '../editor'
import { resize } from '../store/furniture-edits'

interface ResizerProps {
  /** By `itemKey`. */
  readonly id: string
  readonly visible: boolean
}

/** Handles at the edges and corners of a frame or a note; the document learns of the new size at the end. */
export function Resizer({ id, visible }: ResizerProps) {
  const { document } = useEditor()
  return (
    <NodeResizer
      isVisible={visible}
      minWidth={smallest.width}
      minHeight={smallest.height}
      lineClassName="resize-line"
      handleClassName="resize-handle"
      onResizeStart={() => document.seal()}
      onResizeEnd={(_, { x, y, width, height }) => {
        const rect = {
          x: Math.round(x),
          y: Math.round(y),
          width: Math.round(width),
          height: Math.round(height),
        }
        document.apply(resize(new Map([[id, rect]])))
        document.seal()
      }}
    />
  )
}
