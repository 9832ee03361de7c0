import { Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useOwnResults, useQueue, useUi } from '../editor'
import { useCommand } from '../shell/useCommand'
import { ResultItem } from './ResultItem'

/** What runs have delivered, the newest last. */
export function ResultStrip() {
  const open = useUi((state) => state.resultsOpen)
  return open ? <Strip /> : null
}

function Strip() {
  const { results: store } = useEditor()
  const { t } = useTranslation()
  const toggle = useCommand('view.results')
  const results = useOwnResults()
  const waiting = useQueue((state) => state.waiting.length)
  const list = useRef<HTMLOListElement>(null)
  const newest = results.at(-1)?.id
  useEffect(() => {
    if (newest !== undefined) list.current?.scrollTo({ left: list.current.scrollWidth })
  }, [newest])
  return (
    <section className="results" aria-label={t('results.title')}>
      <header className="results__head">
        <h2 className="results__title">{t('results.count', { count: results.length })}</h2>
        {waiting > 0 && <span className="results__waiting">{t('results.waiting', { count: waiting })}</span>}
        <span className="results__space" />
        {results.length > 0 && (
          <button
            type="button"
            className="button button--small"
            onClick={() => store.remove(...results.map(({ id }) => id))}
          >
            <Trash2 aria-hidden />
            {t('results.clear')}
          </button>
        )}
        <button
          type="button"
          className="button button--icon"
          aria-label={t('results.close')}
          onClick={toggle.run}
        >
          <X aria-hidden />
        </button>
      </header>
      {results.length === 0 ? (
        <p className="results__none">{t('results.none')}</p>
      ) : (
        <ol className="results__list" ref={list}>
          {results.map((result) => (
            <ResultItem key={result.id} result={result} />
          ))}
        </ol>
      )}
    </section>
  )
}
