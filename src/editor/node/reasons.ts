import type { TFunction } from 'i18next'
import type { CatalogNode } from '../../core/catalog'
import type { Reason } from '../../core/reason'
import type { CatalogText } from '../i18n/catalog-text'
import { en } from '../i18n/en'
import type { NodeRun } from '../store/run-state'

/** How a node's params, their values and its inputs are called in the user's language. */
export interface ReasonNames {
  param(key: string): string
  value(param: string, value: string | number): string | number
  input(key: string): string
  /** What the engine says. */
  said(text: string): string
}

export function reasonNames(
  t: TFunction,
  words: CatalogText,
  type: string,
  definition: CatalogNode | undefined,
): ReasonNames {
  const { params = {}, inputs = {} } = definition ?? {}
  return {
    said: words.said,
    param: (key) => (params[key] ? words.param(type, key, params[key]) : key),
    input: (key) => words.port(type, 'inputs', key, inputs[key]),
    value(key, value) {
      const spec = params[key]
      if (value === 'nothing') return t('reasons.values.nothing')
      if (spec?.kind === 'toggle') return t(value === 'on' ? 'reasons.values.on' : 'reasons.values.off')
      if (spec?.kind !== 'choice') return value
      const option = spec.options.find((one) => one.value === value)
      return option ? words.option(type, key, option) : value
    },
  }
}

/** Why a node ran, did not, or will, in a sentence or two; undefined where there is nothing to explain. */
export function explain(t: TFunction, run: NodeRun, names: ReasonNames): string | undefined {
  switch (run.state) {
    case 'running':
    case 'done':
      return sentence(t, 'ranBecause', run.why, names)
    case 'cached':
      return sentence(t, 'notRunBecause', run.why, names)
    case 'stale':
      return sentence(t, 'willRunBecause', run.why, names)
    case 'failed':
      return `${names.said(run.failure.message)} ${t('node.remedy', { remedy: names.said(run.failure.remedy) })}`
    case 'blocked':
      return names.said(run.message)
    default:
      return t(`node.about.${run.state}`)
  }
}

function sentence(
  t: TFunction,
  kind: 'ranBecause' | 'notRunBecause' | 'willRunBecause',
  why: readonly Reason[],
  names: ReasonNames,
): string | undefined {
  if (why.length === 0) return undefined
  const reasons = why.map((reason) => reasonText(t, reason, names)).join(t('reasons.join'))
  return t(`node.${kind}`, { reasons })
}

/** The translation of the reason's code where there is one, else the engine's English sentence. */
export function reasonText(t: TFunction, { code, message, values }: Reason, names: ReasonNames): string {
  switch (code) {
    case 'param': {
      const key = String(values.name)
      const { from, to } = values
      const name = names.param(key)
      return from === undefined || to === undefined
        ? t('reasons.param-file', { name })
        : t('reasons.param', { name, from: names.value(key, from), to: names.value(key, to) })
    }
    case 'input':
      return t('reasons.input', { port: names.input(String(values.port)) })
    case 'wire': {
      const more = Number(values.after) - Number(values.before)
      const port = names.input(String(values.port))
      if (more === 0) return t('reasons.wire-order', { port })
      return t(more > 0 ? 'reasons.wire-added' : 'reasons.wire-removed', { port, count: Math.abs(more) })
    }
    case 'version':
    case 'precision':
      return t(`reasons.${code}`, { from: values.from ?? '', to: values.to ?? '' })
    default:
      return isPlain(code) ? t(`reasons.${code}`) : message
  }
}

type PlainCode = Exclude<
  keyof typeof en.reasons,
  'param' | 'param-file' | 'input' | 'version' | 'precision' | 'join' | 'values' | `wire-${string}`
>

function isPlain(code: string): code is PlainCode {
  return Object.hasOwn(en.reasons, code) && code !== 'values'
}
