import { Pencil, Shrink, Trash2 } from 'lucide-react'
import { useEditor } from '../editor'
import type { ColorName } from '../lib/colors'
import { CommandButton } from '../shell/CommandButton'
import { setColor } from '../store/edit-nodes'
import type { ItemRef } from '../store/items'
import { selectionOf } from '../store/selection'
import { ColorMenu } from './ColorMenu'

interface ToolsProps {
  readonly id: string
  readonly color: string | undefined
}

export function FrameTools({ id, color }: ToolsProps) {
  return (
    <span className="item-tools nodrag">
      <ColorMenu color={color} onChange={usePaint({ kind: 'frame', id })} />
      <CommandButton id="frame.rename" icon={Pencil} />
      <CommandButton id="frame.fit" icon={Shrink} />
      <CommandButton id="edit.delete" icon={Trash2} />
    </span>
  )
}

export function NoteTools({ id, color }: ToolsProps) {
  return (
    <span className="item-tools nodrag">
      <ColorMenu color={color} optional onChange={usePaint({ kind: 'note', id })} />
      <CommandButton id="note.edit" icon={Pencil} />
      <CommandButton id="edit.delete" icon={Trash2} />
    </span>
  )
}

function usePaint(item: ItemRef) {
  const { document } = useEditor()
  return (color: ColorName | undefined) => {
    document.apply(setColor(selectionOf([item]), color))
  }
}
