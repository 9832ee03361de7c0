import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { endRenaming } from '../actions/node-state'
import { useEditor } from '../editor'

/** The name of a node being edited in place: Enter and leaving it keep the name, Escape does not. */
export function NodeName({ node, kind }: { readonly node: GraphNode; readonly kind: string }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const ended = useRef(false)

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const end = (name: string | undefined) => {
    // Taking the field away makes it lose the focus, which is no second answer.
    if (ended.current) return
    ended.current = true
    const holder = field.current?.closest<HTMLElement>('.react-flow__node')
    endRenaming(editor, node.id, name)
    holder?.focus({ preventScroll: true })
  }
  return (
    <input
      ref={field}
      type="text"
      className="node__name nodrag nopan"
      aria-label={t('menus.rename')}
      placeholder={kind}
      defaultValue={node.label ?? ''}
      maxLength={500}
      onBlur={(event) => end(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end(undefined)
        // The canvas would take the keys for its own.
        event.stopPropagation()
      }}
    />
  )
}
