import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import type { WireWeightsParam } from '../../core/param'
import { wireName } from '../../core/resolve-params'
import { useCatalog, useDocument, useScope } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeById, wiresInto } from '../store/lookup'
import { graphAt } from '../store/scope'
import { NumberField } from './NumberField'
import type { NumberRange } from './number'
import { RangeSlider } from './RangeSlider'

interface WireWeightsControlProps {
  readonly node: string
  readonly spec: WireWeightsParam
  readonly definition: CatalogNode
  readonly value: Readonly<Record<string, number>>
  readonly onChange: (value: Readonly<Record<string, number>>) => void
  readonly onCommit: () => void
}

/** A mixer: one slider for each wire into the input, named after where the wire comes from. */
export function WireWeightsControl({
  node,
  spec,
  definition,
  value,
  onChange,
  onCommit,
}: WireWeightsControlProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const scope = useScope()
  const into = useDocument((state) => wiresInto(graphAt(state.document, scope), node))
  const range = useMemo(() => ({ ...spec.weight, integer: false }), [spec])
  const wires = into.filter((wire) => wire.to.port === spec.input)
  if (wires.length === 0) {
    const input = words.port(definition.type, 'inputs', spec.input, definition.inputs[spec.input])
    return <p className="param__hint">{t('params.noWires', { input })}</p>
  }
  return (
    <ul className="mixer nodrag nowheel">
      {wires.map(({ from }) => {
        const name = wireName(from)
        return (
          <WireWeight
            key={name}
            name={name}
            source={from.node}
            range={range}
            value={value[name] ?? spec.weight.default}
            onChange={(changed) => onChange({ ...value, [name]: changed })}
            onCommit={onCommit}
          />
        )
      })}
    </ul>
  )
}

interface WireWeightProps {
  readonly name: string
  readonly source: string
  readonly range: NumberRange
  readonly value: number
  readonly onChange: (value: number) => void
  readonly onCommit: () => void
}

/** Reads of its source only what it shows, so that edits elsewhere do not render it. */
function WireWeight({ name, source, range, value, onChange, onCommit }: WireWeightProps) {
  const words = useCatalogText(useCatalog())
  const scope = useScope()
  const given = useDocument((state) => nodeById(graphAt(state.document, scope), source)?.label)
  const type = useDocument((state) => nodeById(graphAt(state.document, scope), source)?.type)
  const label = given || words.title(type ?? source)
  const control = { range, label, value, onChange, onCommit }
  return (
    <li className="mixer__wire" data-wire={name}>
      <span className="param__label">{label}</span>
      <div className="number">
        <RangeSlider {...control} />
        <NumberField {...control} />
      </div>
    </li>
  )
}
