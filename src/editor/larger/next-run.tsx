import { useTranslation } from 'react-i18next'
import { useDocument } from '../editor'
import { fill } from '../lib/fill'
import { useCommand } from '../shell/useCommand'
import { useForecast } from '../shell/useForecast'
import { largerWords } from './words'

/** What is said before a painting goes on: at which size, in px, and what the run takes. */
export function useNextRun(size: number) {
  const { i18n } = useTranslation()
  const words = largerWords(i18n.language)
  const forecast = useForecast()?.text.replace(/[.。]$/, '')
  return {
    what: fill(words.head, { size }),
    takes: forecast === undefined ? words.unknown : fill(words.forecast, { forecast }),
  }
}

/** Lets it go on, or takes it back while nothing else was done. */
export function NextRunButtons() {
  const { i18n } = useTranslation()
  const words = largerWords(i18n.language)
  const run = useCommand('run.all')
  const undo = useCommand('edit.undo')
  const isLast = useDocument(({ history }) => history.past.at(-1)?.name === 'larger')
  return (
    <>
      {isLast && (
        <button type="button" className="button" onClick={undo.run}>
          {words.undo}
        </button>
      )}
      <button type="button" className="button button--primary" disabled={!run.enabled} onClick={run.run}>
        {words.run}
      </button>
    </>
  )
}
