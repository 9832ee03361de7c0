import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { placeChosen, placeInto, placeWired } from '../actions/search'
import { useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { readUses } from '../lib/uses'
import type { SearchRequest } from '../store/ui'
import { groupChoices, type NodeChoice, nodeChoices } from './node-choices'
import { SearchList } from './SearchList'
import type { Typed } from './useFirstMatch'

interface NodeSearchProps {
  readonly request: Extract<SearchRequest, { readonly kind: 'node' }>
  readonly choose: (action: () => void) => void
  readonly typed: Typed
}

/** Every kind of node, or those that a wire can go to. */
export function NodeSearch({ request, choose, typed }: NodeSearchProps) {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const choices = useMemo(
    () => nodeChoices(editor, request.wire, request.into),
    [editor, request.wire, request.into],
  )
  const uses = useMemo(readUses, [])

  const place = ({ node, port }: NodeChoice) => {
    const placement = { type: node.type, place: request.place, exact: request.exact }
    if (request.into !== undefined) placeInto(editor, node.type, request.into, request.place)
    else if (request.wire && port !== undefined)
      placeWired(editor, { ...placement, port, wire: request.wire })
    else placeChosen(editor, placement)
  }
  return (
    <SearchList
      typed={typed}
      label={t('search.nodesHint')}
      find={(query) =>
        groupChoices(choices, query, catalog, uses, {
          mostUsed: t('search.mostUsed'),
          category: words.category,
        })
      }
      none={(query) => (choices.length === 0 ? t('search.noneFits') : t('search.none', { query }))}
      onChoose={(choice) => choose(() => place(choice))}
    />
  )
}
