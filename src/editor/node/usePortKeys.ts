import { type FocusEvent, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { tapPort } from '../actions/tap-wire'
import { useEditor } from '../editor'
import { isTap } from '../lib/touch'
import { type PortRef, portKey } from '../store/ui'

/**
 * The ports of a node on the keyboard: Tab stops at one of them, arrows go from port to port, Enter, Space or a click
 * lists what the port can be wired to. One set of handlers serves all ports of the node.
 */
export function usePortKeys(node: string) {
  const editor = useEditor()
  const { ui } = editor
  const [active, setActive] = useState<string>()

  const open = (port: PortRef | undefined) => {
    if (port) ui.set({ search: { kind: 'port', port } })
  }
  return {
    /** The port that Tab stops at, by `portKey`; undefined for the first one. */
    active,
    handlers: {
      onFocus: ({ target }: FocusEvent) => {
        const port = portOf(node, target)
        if (port) setActive(portKey(port.side, port))
      },
      onClick: (event: MouseEvent) => {
        const port = portOf(node, event.target)
        if (port && (isTap(event) || ui.getState().wiring?.tapped))
          tapPort(editor, port, { x: event.clientX, y: event.clientY })
        else open(port)
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const port = portOf(node, event.target)
        if (!port || event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Enter' || event.key === ' ') open(port)
        else if (event.key.startsWith('Arrow')) neighbor(event.currentTarget, port, event.key)?.focus()
        else return
        // The node would take the keys for its own: to be selected, or moved.
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}

function portOf(node: string, target: EventTarget): PortRef | undefined {
  const row =
    target instanceof Element && target.closest('.port__handle')?.closest<HTMLElement>('[data-port]')
  if (!row) return undefined
  const { port = '', side } = row.dataset
  return { node, port, side: side === 'input' ? 'input' : 'output' }
}

function neighbor(ports: Element, { port, side }: PortRef, key: string): HTMLElement | undefined {
  const handles = (of: PortRef['side']) => [
    ...ports.querySelectorAll<HTMLElement>(`[data-side="${of}"] .port__handle`),
  ]
  const column = handles(side)
  const index = column.findIndex(
    (handle) => handle.closest<HTMLElement>('[data-port]')?.dataset.port === port,
  )
  if (key === 'ArrowUp') return column[index - 1]
  if (key === 'ArrowDown') return column[index + 1]
  const other = handles(key === 'ArrowLeft' ? 'input' : 'output')
  if ((key === 'ArrowLeft') === (side === 'input')) return undefined
  return other[Math.min(index, other.length - 1)]
}
