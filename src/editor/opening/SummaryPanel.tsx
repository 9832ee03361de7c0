import './summary.css'
import { ArrowUpCircle, CircleHelp, FileQuestion, X } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reveal } from '../actions/reveal'
import { useCatalog, useEditor } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { problemText } from '../i18n/problem-text'
import type { NodeAt, OpeningSummary } from '../store/sheets'
import { useUpgradeText } from './useUpgradeText'

/** What opening a file changed in the graph and what it misses, each entry leading to its node. */
export default function SummaryPanel({ summary }: { readonly summary: OpeningSummary }) {
  const { ui, i18n, engine } = useEditor()
  const { t } = useTranslation()
  const describe = useUpgradeText()
  const { upgrades, kept, missing, others } = summary
  const dismiss = () => ui.set({ summary: null })
  return (
    <section
      className="summary"
      aria-label={t('opening.summary')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // It would take the selection away.
        event.stopPropagation()
        dismiss()
      }}
    >
      <header className="summary__head">
        <h2 className="summary__title">{t('opening.summary')}</h2>
        {others > 0 && (
          <button
            type="button"
            className="button button--small"
            onClick={() => ui.set({ problemsOpen: true, problemsFocus: true })}
          >
            {t('opening.others', { count: others })}
          </button>
        )}
        <button
          type="button"
          className="button button--icon"
          aria-label={t('opening.close')}
          onClick={dismiss}
        >
          <X aria-hidden />
        </button>
      </header>
      <div className="summary__parts">
        <Part icon={FileQuestion} tone="warn" title={t('opening.missing', { count: missing.length })}>
          {missing.map((file) => (
            <Line key={`${file.flat} ${file.param}`} at={file}>
              {t(file.place === 'graph' ? 'opening.notInGraph' : 'opening.notHere', { name: file.name })}
            </Line>
          ))}
        </Part>
        <Part icon={CircleHelp} tone="warn" title={t('opening.kept', { count: kept.length })}>
          {kept.map((one) => (
            <Line key={`${one.flat} ${one.node.id}`} at={one}>
              {problemText(i18n, one.problem, engine.catalog).message}
            </Line>
          ))}
        </Part>
        <Part icon={ArrowUpCircle} tone="good" title={t('opening.upgraded', { count: upgrades.length })}>
          {upgrades.map((one) => (
            <Line key={`${one.flat} ${one.node.id}`} at={one}>
              {describe(one)}
            </Line>
          ))}
        </Part>
      </div>
    </section>
  )
}

interface PartProps {
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly tone: 'warn' | 'good'
  readonly title: string
  readonly children: readonly ReactNode[]
}

function Part({ icon: Icon, tone, title, children }: PartProps) {
  if (children.length === 0) return null
  return (
    <div className="summary__part">
      <h3 className={`summary__heading summary__heading--${tone}`}>
        <Icon aria-hidden />
        {title}
      </h3>
      <ul>{children}</ul>
    </div>
  )
}

function Line({ at: { node, flat }, children }: { readonly at: NodeAt; readonly children: ReactNode }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const name = words.name(node)
  return (
    <li className="summary__line">
      {flat === undefined ? (
        <span className="summary__node">
          {name} ({t('opening.unused')})
        </span>
      ) : (
        <button type="button" className="summary__node" onClick={() => reveal(editor, flat)}>
          {name}
        </button>
      )}
      <span className="summary__text">{children}</span>
    </li>
  )
}
