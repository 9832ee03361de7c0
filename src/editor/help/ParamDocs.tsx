import { useEffect, useRef } from 'react'
import type { ParamSpec } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { paramFacts } from './param-facts'
import { useHelpWords } from './words/useHelpWords'

interface ParamDocsProps {
  readonly type: string
  readonly params: Readonly<Record<string, ParamSpec>>
  /** The setting that is scrolled to and marked. */
  readonly wanted?: string | undefined
}

/** What can be set, within which bounds, and what each option means. */
export function ParamDocs({ type, params, wanted }: ParamDocsProps) {
  const words = useHelpWords()
  const text = useCatalogText(useCatalog())
  const marked = useRef<HTMLDivElement>(null)
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <dl className="help__docs">
      {Object.entries(params).map(([key, spec]) => (
        <div key={key} ref={key === wanted ? marked : undefined} aria-current={key === wanted || undefined}>
          <dt>
            <strong>{text.param(type, key, spec)}</strong>
            <span className="help__quiet">{paramFacts(type, key, spec, text, words).join(' · ')}</span>
          </dt>
          <dd>
            {text.paramDoc(type, key, spec)}
            {spec.kind === 'choice' && <Options type={type} name={key} options={spec.options} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface OptionsProps {
  readonly type: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly doc?: string }[]
}

function Options({ type, name, options }: OptionsProps) {
  const text = useCatalogText(useCatalog())
  if (options.every(({ doc }) => doc === undefined)) {
    const names = options.map((option) => text.option(type, name, option))
    return <p className="help__quiet">{names.join(' · ')}</p>
  }
  return (
    <ul className="help__options">
      {options.map((option) => (
        <li key={option.value}>
          <strong>{text.option(type, name, option)}</strong>
          {option.doc && ` ${text.optionDoc(option.doc)}`}
        </li>
      ))}
    </ul>
  )
}
