import type { i18n } from 'i18next'
import type { Catalog } from '../../core/catalog'
import type { Step } from '../store/history'
import { catalogText } from './catalog-text'

/** A step of the history in words, such as “Change setting: Iterations of Paint”. */
export function stepText(
  { t, language }: Pick<i18n, 't' | 'language'>,
  catalog: Catalog,
  { name, subject }: Pick<Step, 'name' | 'subject'>,
): string {
  const edit = t(`edits.${name}`)
  if (!subject) return edit
  const words = catalogText(language, catalog)
  const { node, param, count } = subject
  if (!node) return count > 1 ? t('history.step', { edit, detail: t('history.things', { count }) }) : edit
  const title = words.name(node)
  const spec = param === undefined ? undefined : catalog.nodes[node.type]?.params[param]
  if (param === undefined || !spec) return t('history.step', { edit, detail: title })
  const label = words.param(node.type, param, spec)
  return t('history.step', { edit, detail: t('history.param', { param: label, node: title }) })
}
