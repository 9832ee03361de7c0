import type { TFunction } from 'i18next'
import type { BackendInfo } from '../../engine/client'
import type { NodeForecast, PlanForecast } from '../../engine/events'
import { formatBytes, formatRoughBytes, formatRoughTime } from './format'

/** What the next run will take, as far as it is known; undefined when nothing would run. */
export function planText(t: TFunction, forecast: PlanForecast): string | undefined {
  const { stale, unknown, ms, peakBytes } = forecast
  if (stale === 0) return undefined
  // What is known so far is nothing worth telling.
  if (unknown.length === stale || (unknown.length > 0 && peakBytes === 0)) return t('forecast.unknown')
  const bytes = formatRoughBytes(peakBytes)
  if (unknown.length > 0) {
    return ms === undefined
      ? t('forecast.atLeastNoTime', { bytes })
      : t('forecast.atLeast', { time: formatRoughTime(ms), bytes })
  }
  return about(t, ms, bytes)
}

/** What one node that would run will take. */
export function nodeText(t: TFunction, forecast: NodeForecast | undefined): string {
  return forecast ? about(t, forecast.ms, formatRoughBytes(forecast.peakBytes)) : t('forecast.unknown')
}

/** Why the next run will probably not fit into memory, and what to do; undefined when it will. */
export function memoryWarning(
  t: TFunction,
  { stale, peakBytes, largestBytes = 0 }: PlanForecast,
  {
    label: backend,
    memoryBytes = Number.POSITIVE_INFINITY,
    tensorBytes = Number.POSITIVE_INFINITY,
  }: Pick<BackendInfo, 'label' | 'memoryBytes' | 'tensorBytes'>,
): string | undefined {
  if (stale === 0) return undefined
  if (peakBytes > memoryBytes) {
    const bytes = formatRoughBytes(peakBytes)
    return t('forecast.tooMuch', { bytes, backend, limit: formatBytes(memoryBytes) })
  }
  if (largestBytes > tensorBytes) {
    const bytes = formatRoughBytes(largestBytes)
    return t('forecast.tooLarge', { bytes, backend, limit: formatBytes(tensorBytes) })
  }
  return undefined
}

function about(t: TFunction, ms: number | undefined, bytes: string): string {
  return ms === undefined
    ? t('forecast.aboutNoTime', { bytes })
    : t('forecast.about', { time: formatRoughTime(ms), bytes })
}
