import './help.css'
import { ArrowLeft, House, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import { type HelpPage, pageKey } from '../store/help'
import { ToolButton } from '../viewer/ToolButton'
import { useLentFocus } from '../viewer/useViewerLife'
import { AboutPage, LimitsPage } from './AboutPage'
import { ConceptPage } from './ConceptPage'
import { Contents } from './Contents'
import { Found } from './Found'
import { HelpGoContext } from './help-context'
import { NodePage } from './NodePage'
import { PortPage } from './PortPage'
import { ShortcutsPage } from './ShortcutsPage'
import { useHistory } from './useHistory'
import { useHelpWords } from './words/useHelpWords'

/** The help, beside what it is about. */
export default function Help({ request }: { readonly request: { readonly page: HelpPage } }) {
  const { ui } = useEditor()
  const { i18n } = useTranslation()
  const words = useHelpWords()
  const { page, canGoBack, go, back } = useHistory(request)
  const [query, setQuery] = useState('')
  const panel = useRef<HTMLElement>(null)
  useLentFocus(panel)
  useRequestHeard(request, panel, () => setQuery(''))

  const close = () => ui.set({ help: null })
  const open = (next: HelpPage) => {
    setQuery('')
    go(next)
    panel.current?.focus({ preventScroll: true })
  }
  const goBack = () => {
    if (query !== '') setQuery('')
    else back()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      if (query !== '') setQuery('')
      else close()
    } else if (event.altKey && event.key === 'ArrowLeft') goBack()
    else return
    event.preventDefault()
  }
  return (
    <aside
      ref={panel}
      className="help"
      aria-label={words.title}
      tabIndex={-1}
      data-keys="Escape"
      lang={i18n.language === 'zh' ? 'zh-Hans' : 'en'}
      onKeyDown={onKeyDown}
    >
      <header className="help__head">
        <ToolButton
          label={words.back}
          icon={ArrowLeft}
          disabled={!canGoBack && query === ''}
          onClick={goBack}
        />
        <ToolButton label={words.contents} icon={House} onClick={() => open({ kind: 'contents' })} />
        <input
          type="search"
          className="text-field help__search"
          placeholder={words.search}
          aria-label={words.search}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <ToolButton label={words.close} icon={X} onClick={close} />
      </header>
      <HelpGoContext value={open}>
        {/* Each page begins at its top. */}
        <div key={pageKey(page)} className="help__body">
          {query.trim() === '' ? <Page page={page} /> : <Found query={query} />}
        </div>
      </HelpGoContext>
    </aside>
  )
}

/** F1 while the help is open: it is what one wants to read now. */
function useRequestHeard(
  request: { readonly page: HelpPage },
  panel: RefObject<HTMLElement | null>,
  onHeard: () => void,
) {
  const heard = useRef(request)
  useEffect(() => {
    if (heard.current === request) return
    heard.current = request
    onHeard()
    panel.current?.focus({ preventScroll: true })
  }, [request, panel, onHeard])
}

function Page({ page }: { readonly page: HelpPage }) {
  switch (page.kind) {
    case 'contents':
      return <Contents />
    case 'shortcuts':
      return <ShortcutsPage />
    case 'limits':
      return <LimitsPage />
    case 'about':
      return <AboutPage />
    case 'node':
      return <NodePage key={pageKey(page)} type={page.id} param={page.param} />
    case 'port':
      return <PortPage id={page.id} />
    case 'concept':
      return <ConceptPage id={page.id} />
  }
}
