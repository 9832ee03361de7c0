import type { i18n } from 'i18next'
import { saidText } from '../i18n/said-text'

/** What is shown when there is no editor to show. */
export function StartFailure({ i18n, message }: { readonly i18n: i18n; readonly message: string }) {
  return (
    <main className="empty empty--page" role="alert">
      <h1 className="empty__title">{i18n.t('app.failed')}</h1>
      <p className="empty__text">{saidText(i18n, message)}</p>
      <button type="button" className="button button--primary" onClick={() => location.reload()}>
        {i18n.t('app.reload')}
      </button>
    </main>
  )
}
