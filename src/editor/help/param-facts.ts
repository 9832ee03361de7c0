import type { ParamSpec } from '../../core/param'
import type { CatalogText } from '../i18n/catalog-text'
import { formatNumber } from '../lib/format'
import type { HelpWords } from './words/en'
import { fill } from './words/useHelpWords'

/** What may be entered, and what is there at first, in words. */
export function paramFacts(
  type: string,
  key: string,
  spec: ParamSpec,
  words: CatalogText,
  { facts }: HelpWords,
): readonly string[] {
  const start = (value: string) => fill(facts.default, { value })
  const named = (value: string) => {
    const options = spec.kind === 'choice' || spec.kind === 'multi-choice' ? spec.options : []
    const option = options.find((one) => one.value === value)
    return option ? words.option(type, key, option) : value
  }
  switch (spec.kind) {
    case 'number':
    case 'integer': {
      const unit = spec.unit === undefined ? '' : ` ${words.unit(spec.unit)}`
      const range = fill(facts.range, { min: formatNumber(spec.min), max: formatNumber(spec.max) })
      return [range + unit, start(formatNumber(spec.default) + unit)]
    }
    case 'choice':
      return [start(named(spec.default))]
    case 'multi-choice': {
      const chosen = spec.default.map(named).join(', ') || facts.nothing
      return [...(spec.min > 0 ? [fill(facts.atLeast, { min: spec.min })] : []), start(chosen)]
    }
    case 'toggle':
      return [start(spec.default ? facts.on : facts.off)]
    case 'text':
      return [
        fill(facts.text, { count: formatNumber(spec.maxLength) }),
        ...(spec.default === '' ? [] : [start(spec.default)]),
      ]
    case 'color':
      return [start(spec.default)]
    case 'file':
      return [fill(facts.file, { types: spec.accept.join(', ') })]
    case 'files':
      return [fill(facts.files, { types: spec.accept.join(', '), count: formatNumber(spec.maxFiles) })]
    case 'painting':
      return [facts.painting]
    case 'seed':
      return [facts.seed, start(String(spec.default))]
    case 'wire-weights': {
      const { min, max, default: usual } = spec.weight
      return [
        fill(facts.weights, { min: formatNumber(min), max: formatNumber(max) }),
        start(formatNumber(usual)),
      ]
    }
  }
}
