import type { CommandId } from '../actions/commands/command'
import { colorNames } from '../lib/colors'

/** What a context menu is about. */
export type MenuKind =
  | 'canvas'
  | 'node'
  | 'painting'
  | 'group'
  | 'paintingGroup'
  | 'selection'
  | 'wire'
  | 'frame'
  | 'note'

/** A command, or a menu of some more. */
export type MenuEntry =
  | CommandId
  | { readonly submenu: 'color' | 'select' | 'arrange'; readonly entries: readonly CommandId[] }

/** With a line between the groups. */
type MenuGroups = readonly (readonly MenuEntry[])[]

const color: MenuEntry = {
  submenu: 'color',
  entries: ['color.none', ...colorNames.map((name) => `color.${name}` as const)],
}
const select: MenuEntry = {
  submenu: 'select',
  entries: [
    'select.upstream',
    'select.downstream',
    'select.add-upstream',
    'select.add-downstream',
    'select.linked',
    'select.invert',
  ],
}
const arrange: MenuEntry = {
  submenu: 'arrange',
  entries: [
    'arrange.left',
    'arrange.center',
    'arrange.right',
    'arrange.top',
    'arrange.middle',
    'arrange.bottom',
    'arrange.horizontal',
    'arrange.vertical',
    'arrange.tidy',
  ],
}
const copies: readonly MenuEntry[] = [
  'clipboard.cut',
  'clipboard.copy',
  'clipboard.duplicate',
  'clipboard.duplicate-wired',
]
const remove: readonly MenuEntry[] = ['edit.delete', 'edit.delete-bridged']
const states: readonly MenuEntry[] = ['edit.mute', 'node.bypass', 'node.collapse', 'node.pin']

const node: MenuGroups = [
  ['run.here', 'add.after', 'add.before'],
  ['node.rename', color],
  states,
  copies,
  ['group.make', 'frame.create'],
  [select],
  ['help.node'],
  remove,
]

const group: MenuGroups = [
  ['group.open', 'run.here', 'add.after', 'add.before'],
  ['node.rename', color],
  states,
  copies,
  ['group.ungroup', 'group.unique', 'group.save-template', 'group.export'],
  [select],
  ['help.node'],
  remove,
]

/** Every context menu of the canvas, as lists of commands. Each command says itself whether it can be done. */
export const contextEntries: Readonly<Record<MenuKind, MenuGroups>> = {
  canvas: [
    ['add.node', 'frame.create', 'note.create'],
    ['clipboard.paste', 'clipboard.paste-wired'],
    ['select.all', 'select.none', 'select.invert'],
    ['edit.undo', 'edit.redo', 'edit.history'],
    ['arrange.tidy', 'find.open'],
    ['view.fit', 'view.palette', 'view.outline', 'view.commands'],
    ['help.open'],
  ],
  node,
  painting: [['run.larger'], ...node],
  group,
  paintingGroup: [['run.larger'], ...group],
  selection: [
    ['run.here', 'run.larger'],
    [color, arrange],
    states,
    copies,
    ['group.make', 'frame.create'],
    [select],
    remove,
  ],
  wire: [['add.into-wire', 'edit.add-point'], ['edit.delete']],
  frame: [['frame.rename', color, 'frame.fit'], copies, ['edit.delete', 'frame.delete-all']],
  note: [['note.edit', color], copies, ['edit.delete']],
}
