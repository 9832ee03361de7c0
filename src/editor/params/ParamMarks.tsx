import { LayoutTemplate, Pin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useFlatId, useUi } from '../editor'
import { Tip } from '../shell/Tip'
import { isShown, toggleShown } from '../store/app-edits'
import { canExpose, toggleExposed } from '../store/expose'
import { openedGroup } from '../store/scope'
import type { ParamProps } from './param-props'

/** Small switches on a setting: whether the group around it shows it too, and whether the app view does. */
export function ParamMarks(props: ParamProps & { readonly label: string }) {
  const editing = useUi((state) => state.appEditing)
  if (editing) return <AppMark {...props} />
  return <GroupMark {...props} />
}

function AppMark({ node, name, label }: ParamProps & { readonly label: string }) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const entry = { kind: 'param', node: useFlatId(node.id), key: name } as const
  const shown = useDocument((state) => isShown(state.document.app, entry))
  return (
    <button
      type="button"
      className="mark nodrag"
      aria-pressed={shown}
      aria-label={t(shown ? 'appView.hide' : 'appView.show', { label })}
      onClick={() => document.apply(toggleShown(entry))}
    >
      <LayoutTemplate aria-hidden />
    </button>
  )
}

function GroupMark({ node, name, spec, label }: ParamProps & { readonly label: string }) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const group = useDocument((state) => openedGroup(state.document, state.scope))
  if (!group || !canExpose(group, node.id, spec)) return null
  const exposed = group.params.some((param) => param.node === node.id && param.param === name)
  const text = t(exposed ? 'groups.hide' : 'groups.show', { label })
  return (
    <Tip text={text}>
      <button
        type="button"
        className="mark mark--quiet nodrag"
        aria-pressed={exposed}
        aria-label={text}
        onClick={() => document.apply(toggleExposed(group, node.id, name))}
      >
        <Pin aria-hidden />
      </button>
    </Tip>
  )
}
