import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { focusWhenShown } from '../canvas/elements'
import { useDocument, useEditor, useUi } from '../editor'
import { entryElement } from './elements'

export interface OpenEntries {
  isOpen(key: string): boolean
  toggle(key: string): void
  open(key: string): void
  set(keys: readonly string[], open: boolean): void
}

const separator = '/'

/** Which entries of the outline show what is in them. Text that is to be edited opens its entry. */
export function useOpenEntries(root: RefObject<HTMLElement | null>): OpenEntries {
  const { ui } = useEditor()
  const scope = useDocument((state) => state.scope.join(separator))
  const [all, setAll] = useState<ReadonlySet<string>>(new Set())
  const toggled = useRef<string>(undefined)

  const set = useCallback(
    (keys: readonly string[], open: boolean) =>
      setAll((before) => {
        const next = new Set(before)
        for (const key of keys.map((one) => `${scope}\n${one}`)) {
          if (open) next.add(key)
          else next.delete(key)
        }
        return next
      }),
    [scope],
  )
  const toggle = useCallback(
    (key: string) => {
      toggled.current = key
      setAll((before) => {
        const next = new Set(before)
        if (!next.delete(`${scope}\n${key}`)) next.add(`${scope}\n${key}`)
        return next
      })
    },
    [scope],
  )
  // At the bottom of the screen, what was opened would be below it.
  useEffect(() => {
    const key = toggled.current
    toggled.current = undefined
    if (key !== undefined && all.has(`${scope}\n${key}`))
      entryElement(root.current, key)?.scrollIntoView({ block: 'nearest' })
  }, [all, scope, root])
  const open = useCallback((key: string) => set([key], true), [set])

  const editing = useUi((state) => state.editing)
  useEffect(() => {
    if (editing === null) return
    open(editing)
    ui.set({ editing: null })
    // What is far off the screen is not drawn.
    entryElement(root.current, editing)?.scrollIntoView({ block: 'center' })
    focusWhenShown(() => entryElement(root.current, editing)?.querySelector('[data-text]') ?? null)
  }, [editing, open, ui, root])

  return useMemo(
    () => ({ isOpen: (key) => all.has(`${scope}\n${key}`), toggle, open, set }),
    [all, scope, toggle, open, set],
  )
}
