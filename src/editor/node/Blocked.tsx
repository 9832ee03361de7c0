import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'

interface BlockedProps {
  readonly node: string
  /** The node at fault, perhaps `node` itself. */
  readonly cause: string
  readonly message: string
}

/** Why a node cannot run: what is wrong with it, or which node it waits for. */
export function Blocked({ node, cause, message }: BlockedProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useEditor().engine.catalog)
  const title = useDocument((state) => {
    const found = nodeById(state.document, cause)
    return found && (found.label || words.title(found.type))
  })
  return <p className="node__note">{cause === node || !title ? message : t('node.waitsFor', { title })}</p>
}
