import {
  ArrowLeftToLine,
  ArrowRightToLine,
  ChevronsDownUp,
  CircleQuestionMark,
  ClipboardPaste,
  Copy,
  CopyPlus,
  CornerDownRight,
  History,
  Link,
  Maximize,
  PanelLeft,
  PencilLine,
  Pin,
  Play,
  Redo2,
  Scissors,
  Search,
  SquareDashed,
  SquareDashedMousePointer,
  Trash2,
  Undo2,
  VolumeX,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { CommandId } from '../actions/commands/command'
import { colorNames } from '../lib/colors'

type Icon = ComponentType<{ 'aria-hidden'?: boolean }>

const icons: Partial<Readonly<Record<CommandId, Icon>>> = {
  'clipboard.copy': Copy,
  'clipboard.cut': Scissors,
  'clipboard.duplicate': CopyPlus,
  'clipboard.paste': ClipboardPaste,
  'edit.delete': Trash2,
  'edit.history': History,
  'edit.mute': VolumeX,
  'edit.redo': Redo2,
  'edit.undo': Undo2,
  'help.node': CircleQuestionMark,
  'help.open': CircleQuestionMark,
  'node.bypass': CornerDownRight,
  'node.collapse': ChevronsDownUp,
  'node.pin': Pin,
  'node.rename': PencilLine,
  'run.here': Play,
  'select.all': SquareDashedMousePointer,
  'select.none': SquareDashed,
  'select.downstream': ArrowRightToLine,
  'select.linked': Link,
  'select.upstream': ArrowLeftToLine,
  'view.commands': Search,
  'view.fit': Maximize,
  'view.palette': PanelLeft,
}

/** The mark of a command in a menu: its icon, the color it gives, or the room for one. */
export function CommandIcon({ id }: { readonly id: CommandId }) {
  const color = colorNames.find((name) => `color.${name}` === id)
  if (color)
    return <span className="swatch" style={{ '--paint': `var(--paint-${color})` }} aria-hidden="true" />
  if (id === 'color.none') return <span className="swatch swatch--none" aria-hidden="true" />
  const Found = icons[id]
  return Found ? <Found aria-hidden /> : <span className="menu__blank" aria-hidden="true" />
}
