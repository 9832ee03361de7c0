import { useTranslation } from 'react-i18next'
import { useRun, useUi } from '../editor'
import { memoryWarning, planText } from '../lib/forecast-text'
import { useProblems } from './useProblems'

/** What the next run will take, in words; `warns` when it will probably not fit. Undefined when nothing would run. */
export function useForecast(): { readonly text: string; readonly warns: boolean } | undefined {
  const { t } = useTranslation()
  const forecast = useRun((state) => state.forecast)
  const engine = useUi((state) => state.engine)
  const errors = useProblems().some(
    ({ severity, inFile, fault }) => severity === 'error' && !inFile && !fault,
  )
  const blocked = useRun(
    (state) => Object.values(state.nodes).filter((run) => run.state === 'blocked').length,
  )
  if (!forecast) return undefined
  // Of the rest one would take the forecast for that of the graph.
  if (errors && blocked > 0) return { text: t('forecast.blocked', { count: blocked }), warns: false }
  const warning = 'backend' in engine ? memoryWarning(t, forecast, engine.backend) : undefined
  const text = warning ?? planText(t, forecast)
  return text === undefined ? undefined : { text, warns: warning !== undefined }
}
