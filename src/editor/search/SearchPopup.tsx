import { Popover } from '@base-ui/react/popover'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeName, portName } from '../actions/names'
import { useEditor } from '../editor'
import type { Point } from '../store/edits'
import type { SearchRequest } from '../store/ui'
import { NodeSearch } from './NodeSearch'
import { PortSearch } from './PortSearch'
import type { Typed } from './useFirstMatch'

interface SearchPopupProps {
  readonly request: SearchRequest
  /** Before the list was there. */
  readonly typed: Typed
  /** A node was chosen, which gets the focus. */
  readonly onChosen: () => void
}

/** The list that was asked for, where it was asked for. */
export function SearchPopup({ request, typed, onChosen }: SearchPopupProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const { ui, view } = editor
  const anchor = useMemo(() => {
    const port = request.kind === 'port' ? view.current?.portAt(request.port) : undefined
    const at = request.at ?? port ?? { x: 0, y: 0 }
    return { getBoundingClientRect: () => rectAt(at) }
  }, [request, view])

  const close = () => ui.set({ search: null })
  const choose = (action: () => void) => {
    if (request.kind === 'node') onChosen()
    close()
    action()
  }
  const port = request.kind === 'port' ? request.port : request.wire
  const into = request.kind === 'node' && request.into !== undefined
  const label = !port
    ? t(into ? 'commands.add.into-wire' : 'search.nodes')
    : request.kind === 'node'
      ? t('search.nodesFor', { port: portName(editor, port) })
      : t('search.port', { port: portName(editor, port), title: nodeName(editor, port.node) })
  return (
    <Popover.Root open onOpenChange={(open) => !open && close()} key={request.kind}>
      <Popover.Portal>
        <Popover.Positioner
          className="layer"
          anchor={anchor}
          sideOffset={6}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup className="search" aria-label={label} finalFocus={false}>
            <p className="search__title">{label}</p>
            {request.kind === 'node' ? (
              <NodeSearch request={request} choose={choose} typed={typed} />
            ) : (
              <PortSearch port={request.port} choose={choose} typed={typed} />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function rectAt({ x, y }: Point): DOMRect {
  return new DOMRect(x, y, 0, 0)
}
