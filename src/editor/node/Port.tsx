import { Handle, Position } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { useCatalog, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Tip } from '../shell/Tip'
import { portKey } from '../store/ui'
import { PortShape } from './PortShape'
import type { ShownPort } from './ports'

interface PortProps {
  readonly node: GraphNode
  readonly side: 'input' | 'output'
  readonly port: ShownPort
  readonly wired: boolean
}

export function Port({ node, side, port: { key, spec }, wired }: PortProps) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const address = { node: node.id, port: key }
  const verdict = useUi(({ wiring }) => {
    if (!wiring) return 'none'
    if (wiring.from.node === node.id && wiring.from.port === key && wiring.from.side === side) return 'origin'
    return wiring.verdicts.get(portKey(side, address)) === null ? 'fits' : 'refuses'
  })

  const type = spec && catalog.ports[spec.type]
  const label = words.port(node.type, side === 'input' ? 'inputs' : 'outputs', key, spec)
  const typeLabel = spec ? words.portType(spec.type) : '?'
  const remarks = [
    side === 'input' && spec?.optional && t('node.optional'),
    spec?.many && t('node.many'),
  ].filter((remark) => typeof remark === 'string')
  const help = (
    <>
      <strong>
        {label} · {typeLabel}
        {remarks.length > 0 && ` · ${remarks.join(' · ')}`}
      </strong>
      <span>{spec ? words.portDoc(spec) : t('node.unknownPort')}</span>
      {spec && words.portDoc(spec) !== words.portTypeDoc(spec.type) && (
        <span className="tip__quiet">{words.portTypeDoc(spec.type)}</span>
      )}
    </>
  )
  return (
    <Tip text={help}>
      <li
        className={`port port--${side}`}
        data-port={key}
        data-side={side}
        data-type={spec?.type}
        data-verdict={verdict}
        data-optional={spec?.optional ?? false}
        data-wired={wired}
      >
        <Handle
          id={key}
          type={side === 'input' ? 'target' : 'source'}
          position={side === 'input' ? Position.Left : Position.Right}
          className="port__handle"
          role="img"
          aria-label={t(side === 'input' ? 'node.inputPort' : 'node.outputPort', { label, type: typeLabel })}
        >
          <PortShape shape={type?.shape ?? 'circle'} color={type?.color ?? 'var(--text-muted)'} />
        </Handle>
        <span className="port__label">{label}</span>
      </li>
    </Tip>
  )
}
