import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import { flatten } from '../../core/flatten'
import type { Json } from '../../core/param'
import { useCatalog, useEditor } from '../editor'
import { type CatalogText, useCatalogText } from '../i18n/catalog-text'
import { formatNumber } from '../lib/format'
import { reasonNames } from '../node/reasons'
import { type Change, changesBetween } from '../store/changes'

/** As many as fit on a line or two. */
const told = 2

/** Changes between graphs, in words. */
export function useChangeText() {
  const { engine } = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  return useMemo(() => {
    const flat = (graph: GraphDocument) => flatten(graph, engine.catalog).document
    const one = (change: Change) => changeText(t, words, catalog, change)
    const short = (changes: readonly Change[], none: string) => {
      if (changes.length === 0) return none
      const text = changes.slice(0, told).map(one).join(t('changes.join'))
      const count = changes.length - told
      return count > 0 ? t('changes.more', { text, count }) : text
    }
    return {
      short,
      between: (before: GraphDocument, after: GraphDocument, none: string) =>
        short(changesBetween(flat(before), flat(after)), none),
      /** Every change on a line of its own, with its node. */
      full: (changes: readonly Change[]) =>
        changes.map((change) =>
          change.kind === 'param'
            ? t('changes.at', {
                title: words.name(change.node),
                text: one(change),
              })
            : one(change),
        ),
    }
  }, [t, words, catalog, engine])
}

function changeText(t: TFunction, words: CatalogText, catalog: Catalog, change: Change): string {
  if (change.kind === 'wires') return t('changes.wires')
  const { node } = change
  if (change.kind !== 'param') {
    return t(`changes.${change.kind}`, { title: words.name(node) })
  }
  const spec = catalog.nodes[node.type]?.params[change.param]
  const names = reasonNames(t, words, node.type, catalog.nodes[node.type])
  const name = names.param(change.param)
  const shown = (value: Json | undefined) => plain(t, value === undefined ? spec?.default : value)
  const [from, to] = [shown(change.from), shown(change.to)]
  if (from === undefined || to === undefined) return t('changes.param-other', { name })
  return t('changes.param', {
    name,
    from: names.value(change.param, from),
    to: names.value(change.param, to),
  })
}

/** Values that have no short form, such as files and lists of weights, are not told. */
function plain(t: TFunction, value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? String(value) : formatNumber(value, 12)
    case 'boolean':
      return t(value ? 'reasons.values.on' : 'reasons.values.off')
    case 'string':
      return value.length > 40 ? `${value.slice(0, 39)}…` : value
    default:
      return Array.isArray(value) ? value.join(', ') : undefined
  }
}
