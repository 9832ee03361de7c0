import type { DragEvent } from 'react'
import type { CatalogNode } from '../../core/catalog'
import { placeNode } from '../actions/nodes'
import { useEditor } from '../editor'
import { nodeDragType } from './drag'
import { Tip } from './Tip'

interface PaletteItemProps {
  readonly node: CatalogNode
  readonly title: string
  readonly doc: string
}

/** A kind of node, to be dragged onto the canvas, or pressed to be placed. */
export function PaletteItem({ node, title, doc }: PaletteItemProps) {
  const editor = useEditor()
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(nodeDragType, node.type)
    event.dataTransfer.effectAllowed = 'copy'
    editor.ui.set({ dragged: node.type })
  }
  return (
    <li>
      <Tip text={doc}>
        <button
          type="button"
          className="palette__item"
          draggable
          data-node-type={node.type}
          onDragStart={onDragStart}
          onDragEnd={() => editor.ui.set({ dragged: null })}
          onClick={() => placeNode(editor, node.type)}
        >
          {title}
        </button>
      </Tip>
    </li>
  )
}
