import type { ChoiceParam } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Choice } from '../shell/Choice'

interface ChoiceControlProps {
  readonly type: string
  readonly name: string
  readonly spec: ChoiceParam
  readonly labelId: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCommit: () => void
}

export function ChoiceControl({ type, name, spec, labelId, value, onChange, onCommit }: ChoiceControlProps) {
  const words = useCatalogText(useCatalog())
  const items = spec.options.map((option) => ({
    value: option.value,
    label: words.option(type, name, option),
  }))
  const choose = (chosen: string) => {
    onCommit()
    onChange(chosen)
    onCommit()
  }
  return <Choice name={{ labelId }} value={value} items={items} className="nodrag" onChange={choose} />
}
