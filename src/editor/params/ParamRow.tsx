import { useId } from 'react'
import type { Json, ParamSpec } from '../../core/param'
import { useCatalog, useEditor, useScope } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Tip } from '../shell/Tip'
import { setParam } from '../store/edits'
import { Control } from './Control'
import { ParamMarks } from './ParamMarks'
import type { ParamProps } from './param-props'

/** Kinds whose control stands below its label, over the whole width. */
const wide: ReadonlySet<ParamSpec['kind']> = new Set([
  'file',
  'files',
  'painting',
  'multi-choice',
  'wire-weights',
])

/** A setting: its label, with its help when pointed at, and the control of its kind. */
export function ParamRow({ node, definition, name, spec }: ParamProps) {
  const editor = useEditor()
  const words = useCatalogText(useCatalog())
  const scope = useScope()
  const labelId = useId()
  const label = words.param(node.type, name, spec)
  const stacked = wide.has(spec.kind) || (spec.kind === 'text' && spec.multiline)
  return (
    <div className={stacked ? 'param param--stacked' : 'param'} data-param={name} data-kind={spec.kind}>
      <Tip text={words.paramDoc(node.type, name, spec)}>
        <span className="param__label" id={labelId}>
          {label}
        </span>
      </Tip>
      <ParamMarks node={node} definition={definition} name={name} spec={spec} label={label} />
      <Control
        node={node}
        definition={definition}
        name={name}
        spec={spec}
        label={label}
        labelId={labelId}
        value={node.params[name] ?? spec.default}
        onChange={(value: Json) => editor.document.apply(setParam(node.id, name, value), scope)}
        onCommit={() => editor.document.seal()}
      />
    </div>
  )
}
