import { LayoutTemplate } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { useDocument, useEditor, useFlatId, useUi } from '../editor'
import { isShown, toggleShown } from '../store/app-edits'

interface OutputMarkProps {
  readonly node: GraphNode
  readonly port: string
  readonly label: string
  readonly children: ReactNode
}

/** While the app view is being put together: whether it shows this output. */
export function OutputMark({ node, port, label, children }: OutputMarkProps) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const flat = useFlatId(node.id)
  const editing = useUi((state) => state.appEditing)
  const entry = { kind: 'output', node: flat, key: port } as const
  const shown = useDocument((state) => isShown(state.document.app, entry))
  if (!editing) return children
  return (
    <div className="marked">
      {children}
      <button
        type="button"
        className="mark mark--output nodrag"
        aria-pressed={shown}
        aria-label={t(shown ? 'appView.hide' : 'appView.show', { label })}
        onClick={() => document.apply(toggleShown(entry))}
      >
        <LayoutTemplate aria-hidden />
      </button>
    </div>
  )
}
