import type { i18n } from 'i18next'
import { saidText } from '../i18n/said-text'

interface StartFailureProps {
  readonly i18n: i18n
  readonly message: string
  /** Saves the graph, where the editor broke off that had one. */
  readonly onSave?: (() => void) | undefined
}

/** What is shown when there is no editor to show. */
export function StartFailure({ i18n, message, onSave }: StartFailureProps) {
  return (
    <main className="empty empty--page" role="alert">
      <h1 className="empty__title">{i18n.t(onSave ? 'app.broke' : 'app.failed')}</h1>
      <p className="empty__text">{saidText(i18n, message)}</p>
      {onSave && (
        <>
          <p className="empty__text">{i18n.t('app.brokeText')}</p>
          <button type="button" className="button" onClick={onSave}>
            {i18n.t('app.save')}
          </button>
        </>
      )}
      <button type="button" className="button button--primary" onClick={() => location.reload()}>
        {i18n.t(onSave ? 'app.reload' : 'engine.retry')}
      </button>
    </main>
  )
}

/** What is shown while the editor takes unusually long to load. It may still come. */
export function SlowStart({ i18n }: Pick<StartFailureProps, 'i18n'>) {
  return (
    <main className="empty empty--page" role="alert">
      <h1 className="empty__title">{i18n.t('app.loading')}</h1>
      <p className="empty__text">{i18n.t('app.slow')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {i18n.t('app.reload')}
      </button>
    </main>
  )
}
