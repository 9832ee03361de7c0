import { Panel } from '@xyflow/react'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findIn, type Hit, revealHit } from '../actions/find'
import { useCatalog, useDocument, useEditor, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { itemKey } from '../store/items'
import { FindResults } from './FindResults'

/** Searches the whole graph, inside of groups too; Enter goes from one place to the next. */
export function FindBar() {
  const open = useUi((state) => state.finding !== null)
  return open ? <FindField /> : null
}

function FindField() {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const document = useDocument((state) => state.document)
  const request = useUi((state) => state.finding)
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState(-1)
  const hits = useMemo(() => findIn(document, words, query), [document, words, query])
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!request) return
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [request])

  const go = (index: number) => {
    const hit = hits[(index + hits.length) % hits.length]
    if (!hit) return
    setCurrent(hits.indexOf(hit))
    revealHit(editor, hit)
  }
  const close = () => {
    editor.ui.set({ finding: null })
    const hit = hits[current]
    if (hit) editor.view.current?.focus(itemKey(hit.kind, hit.id))
  }
  const place = hits[current] ? t('find.count', { index: current + 1, count: hits.length }) : hits.length
  return (
    <Panel position="top-right" className="find nowheel">
      <search
        className="find__bar"
        aria-label={t('find.label')}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key]
          const inField = event.target === input.current
          if (event.key === 'Escape') close()
          else if (step !== undefined && inField) go(current < 0 && step < 0 ? -1 : current + step)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <Search aria-hidden />
        <input
          ref={input}
          type="text"
          className="find__input"
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setCurrent(-1)
          }}
        />
        <output className="find__count">
          {query.trim() === '' ? '' : hits.length === 0 ? t('find.none') : place}
        </output>
        <FindButton
          label={t('find.previous')}
          icon={ChevronUp}
          disabled={hits.length === 0}
          onClick={() => go(current < 0 ? -1 : current - 1)}
        />
        <FindButton
          label={t('find.next')}
          icon={ChevronDown}
          disabled={hits.length === 0}
          onClick={() => go(current + 1)}
        />
        <FindButton label={t('find.close')} icon={X} onClick={close} />
      </search>
      <FindResults hits={hits} current={current} onChoose={(hit: Hit) => go(hits.indexOf(hit))} />
    </Panel>
  )
}

interface FindButtonProps {
  readonly label: string
  readonly icon: typeof X
  readonly disabled?: boolean
  readonly onClick: () => void
}

function FindButton({ label, icon: Icon, disabled = false, onClick }: FindButtonProps) {
  return (
    <button
      type="button"
      className="button button--icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon aria-hidden />
    </button>
  )
}
