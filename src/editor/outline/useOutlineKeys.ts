import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useEditor } from '../editor'
import { itemAt } from '../store/items'
import { selectedKeys, selectionOf } from '../store/selection'
import { entryAt, headsIn } from './elements'
import type { OpenEntries } from './useOpenEntries'

/**
 * The keyboard on the outline: Tab stops at one entry, the arrow keys go from entry to entry. What has the focus is
 * selected; with Shift it is added to the selection, and Ctrl with Space takes it in or out.
 */
export function useOutlineKeys(keys: readonly string[], entries: OpenEntries) {
  const { document } = useEditor()
  const [current, setCurrent] = useState<string>()

  const select = (wanted: Iterable<string>) => {
    const { graph } = document.getState()
    document.select(selectionOf([...wanted].flatMap((key) => itemAt(graph, key) ?? [])))
  }
  const selected = () => selectedKeys(document.getState().selection)

  const onFocus = ({ target }: FocusEvent) => {
    const key = entryAt(target)
    if (key === undefined) return
    setCurrent(key)
    if (target.closest('[data-apart]') === null && !selected().has(key)) select([key])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || !target.matches('[data-head]') || event.altKey) return
    const heads = headsIn(event.currentTarget)
    const at = heads.indexOf(target)
    const entry = entryAt(target)
    if (entry === undefined) return
    const mod = event.ctrlKey || event.metaKey
    const to = mod ? undefined : nextHead(key, at, heads.length)
    if (to !== undefined) {
      const before = selected()
      heads[to]?.focus()
      const reached = entryAt(heads[to] ?? null)
      if (reached !== undefined) select(event.shiftKey ? [...before, entry, reached] : [reached])
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      if (entries.isOpen(entry) !== (key === 'ArrowRight')) entries.toggle(entry)
    } else if (key === ' ' && mod) {
      const chosen = new Set(selected())
      if (!chosen.delete(entry)) chosen.add(entry)
      select(chosen)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { current: current ?? keys[0], handlers: { onFocus, onKeyDown } }
}

function nextHead(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
