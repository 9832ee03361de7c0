import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'
import { later } from '../shell/later'
import type { SearchRequest } from '../store/ui'
import { nothingTyped, useFocusBack } from './useFirstMatch'
import { Waiting } from './Waiting'

const load = async () => ({ default: (await import('./SearchPopup')).SearchPopup })
const SearchPopup = later(load, ({ ui }) => ui.set({ search: null }))

/** When the page has come to rest: the list then opens at once. In ms. */
const warmUp = 2000

/** The lists to choose from that open over the canvas. Not needed to see a graph, so it is loaded later. */
export function Search() {
  const request = useUi((state) => state.search)
  useEffect(() => {
    const timer = setTimeout(() => void load(), warmUp)
    return () => clearTimeout(timer)
  }, [])
  return request && <Requested request={request} />
}

/** One list may lead to the next; what had the focus before the first gets it back. */
function Requested({ request }: { readonly request: SearchRequest }) {
  const keepFocus = useFocusBack()
  return <Loading key={request.kind} request={request} onChosen={keepFocus} />
}

interface LoadingProps {
  readonly request: SearchRequest
  readonly onChosen: () => void
}

function Loading({ request, onChosen }: LoadingProps) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const [typed, setTyped] = useState(nothingTyped)
  const { x, y } = request.at ?? { x: 0, y: 0 }
  const waiting = (
    <Waiting
      className="search"
      line="search__field"
      label={t('search.nodes')}
      hint={t(request.kind === 'node' ? 'search.nodesHint' : 'search.portHint')}
      style={{ position: 'fixed', insetInlineStart: x, insetBlockStart: y }}
      typed={typed}
      onType={setTyped}
      onClose={() => ui.set({ search: null })}
    />
  )
  return <SearchPopup request={request} typed={typed} onChosen={onChosen} waiting={waiting} />
}
