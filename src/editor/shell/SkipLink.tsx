import { useTranslation } from 'react-i18next'

/** The first thing Tab comes to: past the buttons, to the graph. Not a link, which would change the address. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
      {t('outline.skip')}
    </button>
  )
}
