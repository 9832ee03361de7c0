import { useMemo } from 'react'
import type { IntegerParam, NumberParam } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { NumberField } from './NumberField'
import { RangeSlider } from './RangeSlider'

interface NumberControlProps {
  readonly spec: NumberParam | IntegerParam
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly onCommit: () => void
}

export function NumberControl({ spec, label, value, onChange, onCommit }: NumberControlProps) {
  const words = useCatalogText(useCatalog())
  const range = useMemo(() => ({ ...spec, integer: spec.kind === 'integer' }), [spec])
  return (
    <div className="number nodrag nowheel">
      <RangeSlider range={range} label={label} value={value} onChange={onChange} onCommit={onCommit} />
      <NumberField
        range={range}
        label={label}
        unit={spec.unit && words.unit(spec.unit)}
        value={value}
        onChange={onChange}
        onCommit={onCommit}
      />
    </div>
  )
}
