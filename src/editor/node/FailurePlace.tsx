import { useTranslation } from 'react-i18next'
import { reveal } from '../actions/reveal'
import { useDocument, useEditor } from '../editor'
import { locate } from '../store/scope'

/** Leads to a node that failed inside a group; nothing where the node is on the canvas. @param node flat id. */
export function FailurePlace({ node }: { readonly node: string }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const elsewhere = useDocument(({ document, scope }) => {
    const found = locate(document, node)
    return found !== undefined && found.scope.join('/') !== scope.join('/')
  })
  if (!elsewhere) return null
  return (
    <button
      type="button"
      className="button button--small popover__action"
      onClick={() => reveal(editor, node)}
    >
      {t('groups.openInside')}
    </button>
  )
}
