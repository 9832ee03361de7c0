import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../core/param'
import { ScopeContext, useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Control } from '../params/Control'
import { Tip } from '../shell/Tip'
import { setParam } from '../store/edits'
import type { ShownParam } from './entries'

/** One setting of the app view, with the control it has on its node. */
export function AppParam({
  entry: { found, spec, param, name, label, title },
}: {
  readonly entry: ShownParam
}) {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const labelId = useId()
  if (!found || !spec) {
    return (
      <div className="app-param app-param--gone">
        <span className="app-param__label">{name || `${label} (${title})`}</span>
        <p className="param__hint">{t('appView.gone')}</p>
      </div>
    )
  }
  const { node, scope, definition } = found
  const shown = name || label
  return (
    <ScopeContext value={scope}>
      <div className="app-param" data-param={param} data-kind={spec.kind}>
        <Tip text={words.paramDoc(node.type, param, spec)}>
          <span className="app-param__label">
            <span id={labelId}>{shown}</span>
            {!name && title !== label && <span className="app-param__origin">{title}</span>}
          </span>
        </Tip>
        <Control
          node={node}
          definition={definition}
          name={param}
          spec={spec}
          label={shown}
          labelId={labelId}
          value={node.params[param] ?? spec.default}
          onChange={(value: Json) => editor.document.apply(setParam(node.id, param, value), scope)}
          onCommit={() => editor.document.seal()}
        />
      </div>
    </ScopeContext>
  )
}
