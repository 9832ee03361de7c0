import { ContextMenu } from '@base-ui/react/context-menu'
import { AlignStartVertical, ChevronRight, MousePointerClick, Palette } from 'lucide-react'
import { Fragment, type MouseEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalog } from '../../core/catalog'
import { groupOf } from '../../core/groups'
import { targetOf } from '../canvas/target'
import { useEditor } from '../editor'
import type { EditorCore } from '../editor-core'
import { isPainter } from '../larger/chain'
import { isTyping } from '../lib/shortcut'
import { canBranch } from '../store/branch'
import { itemAt } from '../store/items'
import { nodeById } from '../store/lookup'
import { countOf, selectedKeys, selectionOf } from '../store/selection'
import { CommandEntry } from './CommandEntry'
import { contextEntries, type MenuEntry, type MenuKind } from './context-entries'

/**
 * The context menu of everything on the canvas; `children` is the area that opens it. What was pointed at is selected
 * first, so that commands are about it.
 */
export function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const [kind, setKind] = useState<MenuKind>('canvas')

  const onContextMenu = (event: MouseEvent & { preventBaseUIHandler?: () => void }) => {
    // A text field has a menu of its own, with spelling and paste.
    if (isTyping(event.target)) {
      event.preventBaseUIHandler?.()
      return
    }
    point(event.target, event)
  }
  const point = (
    target: EventTarget | null,
    place: { readonly clientX: number; readonly clientY: number } | undefined,
  ) => {
    setKind(choose(editor, target))
    const at = place && editor.view.current?.toGraph({ x: place.clientX, y: place.clientY })
    editor.ui.set({ menuAt: at ?? null })
  }
  return (
    <ContextMenu.Root
      onOpenChange={(open, { event }) => {
        if (!open) editor.ui.set({ menuAt: null })
        else if (isTouch(event)) point(event.target, event.touches[0])
      }}
    >
      <ContextMenu.Trigger render={children} onContextMenu={onContextMenu} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="layer" collisionPadding={8}>
          <ContextMenu.Popup className="menu menu--context" aria-label={t(`menus.${kind}`)}>
            {contextEntries[kind].map((group, index) => (
              <Fragment key={group.map(keyOf).join()}>
                {index > 0 && <ContextMenu.Separator className="menu__line" />}
                {group.map((entry) => (
                  <Entry key={keyOf(entry)} entry={entry} />
                ))}
              </Fragment>
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

/** A finger that rests opens the menu without the event that a mouse would cause. */
function isTouch(event: Event): event is TouchEvent {
  return 'touches' in event
}

const submenuIcons = { color: Palette, select: MousePointerClick, arrange: AlignStartVertical }

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { t } = useTranslation()
  if (typeof entry === 'string') return <CommandEntry id={entry} />
  const Icon = submenuIcons[entry.submenu]
  return (
    <ContextMenu.SubmenuRoot>
      <ContextMenu.SubmenuTrigger className="menu__item menu__item--icon">
        <Icon aria-hidden />
        <span className="menu__label">{t(`menus.${entry.submenu}`)}</span>
        <ChevronRight className="menu__mark" aria-hidden />
      </ContextMenu.SubmenuTrigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="layer" collisionPadding={8} sideOffset={2} alignOffset={-5}>
          <ContextMenu.Popup className="menu menu--context">
            {entry.entries.map((id) => (
              <CommandEntry key={id} id={id} />
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.SubmenuRoot>
  )
}

function keyOf(entry: MenuEntry): string {
  return typeof entry === 'string' ? entry : entry.submenu
}

/** Selects what was pointed at unless it is part of the selection, and says which menu it gets. */
function choose(editor: EditorCore, element: EventTarget | null): MenuKind {
  const { document } = editor
  const { selection } = document.getState()
  const target = targetOf(element)
  switch (target.kind) {
    case 'item':
      return chooseItem(editor, target.id)
    case 'wire':
      if (!selection.edges.has(target.id)) document.select({ edges: new Set([target.id]) })
      return 'wire'
    case 'canvas':
      return 'canvas'
  }
}

function chooseItem({ document, engine, catalog }: EditorCore, key: string): MenuKind {
  const { document: root, graph, selection } = document.getState()
  const item = itemAt(graph, key)
  if (!item) return 'canvas'
  if (!selectedKeys(selection).has(key)) document.select(selectionOf([item]))
  else if (countOf(selection) > 1) return 'selection'
  if (item.kind !== 'node') return item.kind
  const node = nodeById(graph, item.id)
  if (!node) return 'node'
  if (groupOf(root, node)) return isPainter(node, catalog()) ? 'paintingGroup' : 'group'
  return showsPainting(engine.catalog, node.type) ? 'painting' : 'node'
}

/** What paints, and what shows the picture that it painted. */
function showsPainting({ nodes }: Catalog, type: string): boolean {
  const definition = nodes[type]
  return definition !== undefined && (canBranch(definition) || definition.sink?.format === 'png')
}
