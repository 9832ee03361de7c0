import { useTranslation } from 'react-i18next'
import { useRun, useUi } from '../editor'
import { memoryWarning, planText } from '../lib/forecast-text'

/** What the next run will take, in words; `warns` when it will probably not fit. Undefined when nothing would run. */
export function useForecast(): { readonly text: string; readonly warns: boolean } | undefined {
  const { t } = useTranslation()
  const forecast = useRun((state) => state.forecast)
  const engine = useUi((state) => state.engine)
  if (!forecast) return undefined
  const warning = 'backend' in engine ? memoryWarning(t, forecast, engine.backend) : undefined
  const text = warning ?? planText(t, forecast)
  return text === undefined ? undefined : { text, warns: warning !== undefined }
}
