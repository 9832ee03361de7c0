import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog, useEditor } from '../editor'
import { findEntries, helpEntries } from './entries'
import { useGo } from './help-context'
import { fill, useHelpWords } from './words/useHelpWords'

/** Most that are listed: who sees more types on. */
const most = 30

/** What was searched for, the best first. */
export function Found({ query }: { readonly query: string }) {
  const { commands } = useEditor()
  const catalog = useCatalog()
  const { i18n } = useTranslation()
  const { language } = i18n
  const words = useHelpWords()
  const go = useGo()
  const wanted = useDeferredValue(query)
  const entries = useMemo(
    () => helpEntries(i18n, language, catalog, commands),
    [i18n, language, catalog, commands],
  )
  const found = useMemo(() => findEntries(entries, wanted), [entries, wanted])
  return (
    <>
      <p className="help__count" role="status">
        {found.length === 0
          ? fill(words.none, { query: wanted })
          : fill(words.found, { count: found.length })}
      </p>
      <ul className="help__found">
        {found.slice(0, most).map(({ key, kind, title, line, page }) => (
          <li key={key}>
            <button type="button" className="help__hit" onClick={() => go(page)}>
              <span className="help__hit-title">{title}</span>
              <span className="help__kind">{words.kinds[kind]}</span>
              {line && <span className="help__line">{line}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
