import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireWeightsParam } from '../../core/param'
import { wireName } from '../../core/resolve-params'
import { useCatalog, useGraph } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { nodeById, wiresInto } from '../store/lookup'
import { NumberField } from './NumberField'
import { RangeSlider } from './RangeSlider'

interface WireWeightsControlProps {
  readonly node: string
  readonly spec: WireWeightsParam
  readonly input: string
  readonly value: Readonly<Record<string, number>>
  readonly onChange: (value: Readonly<Record<string, number>>) => void
  readonly onCommit: () => void
}

/** A mixer: one slider for each wire into the input, named after where the wire comes from. */
export function WireWeightsControl({
  node,
  spec,
  input,
  value,
  onChange,
  onCommit,
}: WireWeightsControlProps) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const graph = useGraph()
  const range = useMemo(() => ({ ...spec.weight, integer: false }), [spec])
  const wires = wiresInto(graph, node).filter((wire) => wire.to.port === spec.input)
  if (wires.length === 0) return <p className="param__hint">{t('params.noWires', { input })}</p>
  return (
    <ul className="mixer nodrag nowheel">
      {wires.map(({ from }) => {
        const name = wireName(from)
        const source = nodeById(graph, from.node)
        const label = source?.label || words.title(source?.type ?? from.node)
        const weight = value[name] ?? spec.weight.default
        const set = (changed: number) => onChange({ ...value, [name]: changed })
        return (
          <li key={name} className="mixer__wire" data-wire={name}>
            <span className="param__label">{label}</span>
            <div className="number">
              <RangeSlider range={range} label={label} value={weight} onChange={set} onCommit={onCommit} />
              <NumberField range={range} label={label} value={weight} onChange={set} onCommit={onCommit} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
