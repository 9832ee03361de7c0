import { LayoutTemplate, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor } from '../editor'
import { CommandButton } from '../shell/CommandButton'
import { RunButton } from '../shell/RunButton'
import { AppOutput } from './AppOutput'
import { AppParam } from './AppParam'
import { AppProblems } from './AppProblems'
import { AppProgress } from './AppProgress'
import { useAppEntries } from './entries'

/** The graph as a simple panel: the settings and results that were chosen, without canvas and wires. */
export default function AppView() {
  const { t } = useTranslation()
  const title = useDocument((state) => state.document.title)
  const { params, outputs } = useAppEntries()
  if (params.length + outputs.length === 0) return <Empty />
  return (
    <main className="app-view" id="main" tabIndex={-1} aria-label={t('appView.label')}>
      <section className="app-view__settings" aria-label={t('appView.settings')}>
        <h1 className="app-view__title">{title}</h1>
        <div className="app-view__params">
          {params.map((param) => (
            <AppParam key={param.key} entry={param} />
          ))}
        </div>
        <div className="app-view__run">
          <RunButton />
          <CommandButton id="run.cancel" icon={Square} labeled />
        </div>
        <AppProgress />
        <AppProblems />
      </section>
      <section className="app-view__results" aria-label={t('appView.results')}>
        {outputs.map((output) => (
          <AppOutput key={output.key} entry={output} />
        ))}
      </section>
    </main>
  )
}

function Empty() {
  const { commands } = useEditor()
  const { t } = useTranslation()
  return (
    <main className="app-view app-view--empty" aria-label={t('appView.label')}>
      <LayoutTemplate aria-hidden />
      <h2 className="empty__title">{t('appView.emptyTitle')}</h2>
      <p className="empty__text">{t('appView.emptyText')}</p>
      <button type="button" className="button button--primary" onClick={() => commands['app.edit'].run()}>
        {t('appView.choose')}
      </button>
    </main>
  )
}
