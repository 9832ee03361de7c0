import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { changedParams, type ParamChange } from '../../core/changed-params'
import type { Json } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { formatNumber } from '../lib/format'
import { type ReasonNames, reasonNames } from '../node/reasons'
import type { OpeningSummary } from '../store/sheets'

/** What bringing a node up to date changed in it, in words. */
export function useUpgradeText(): (one: OpeningSummary['upgrades'][number]) => string {
  const { t } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  return useMemo(
    () =>
      ({ node, upgrade: { from, to, before, after } }) => {
        const names = reasonNames(t, words, node.type, catalog.nodes[node.type])
        const changes = changedParams(before, after).map((change) => changeText(t, names, change))
        const what = changes.length > 0 ? changes : [t('opening.noChange')]
        return [t('opening.version', { from, to }), ...what].join(t('opening.join'))
      },
    [t, catalog, words],
  )
}

function changeText(t: TFunction, names: ReasonNames, change: ParamChange): string {
  switch (change.kind) {
    case 'renamed':
      return t('opening.renamed', { from: change.from, to: names.param(change.to) })
    case 'added':
    case 'removed':
      return t(`opening.${change.kind}`, {
        name: names.param(change.key),
        value: valueText(t, names, change.key, change.value),
      })
    case 'changed':
      return t('opening.changed', {
        name: names.param(change.key),
        from: valueText(t, names, change.key, change.from),
        to: valueText(t, names, change.key, change.to),
      })
  }
}

function valueText(t: TFunction, names: ReasonNames, key: string, value: Json): string | number {
  switch (typeof value) {
    case 'number':
      return formatNumber(value)
    case 'boolean':
      return t(value ? 'reasons.values.on' : 'reasons.values.off')
    case 'string':
      return names.value(key, value)
    default: {
      const text = JSON.stringify(value)
      return text.length > 40 ? `${text.slice(0, 39)}…` : text
    }
  }
}
