import { Handle, Position } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { useCatalog, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { Tip } from '../shell/Tip'
import { portKey } from '../store/ui'
import { PortShape } from './PortShape'
import { PortTip } from './PortTip'
import type { ShownPort } from './ports'

interface PortProps {
  readonly node: GraphNode
  readonly side: 'input' | 'output'
  readonly port: ShownPort
  readonly wired: boolean
  /** Whether Tab stops here: at one port of each node. */
  readonly tabStop: boolean
}

export function Port({ node, side, port: { key, spec }, wired, tabStop }: PortProps) {
  const catalog = useCatalog()
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const verdict = useUi(({ wiring, aim }) => {
    if (!wiring) return 'none'
    const { from } = wiring.gesture
    if (from.node === node.id && from.port === key && from.side === side) return 'origin'
    const name = portKey(side, { node: node.id, port: key })
    if (wiring.verdicts.get(name) !== null) return 'refuses'
    return aim === name ? 'aim' : 'fits'
  })

  const type = spec && catalog.ports[spec.type]
  const label = words.port(node.type, side === 'input' ? 'inputs' : 'outputs', key, spec)
  const name = t(side === 'input' ? 'node.inputPort' : 'node.outputPort', {
    label,
    type: spec ? words.portType(spec.type) : '?',
  })
  return (
    <Tip text={<PortTip node={node} side={side} port={key} spec={spec} />}>
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
          role="button"
          tabIndex={tabStop ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={wired ? t('wiring.wired', { label: name }) : name}
        >
          <PortShape shape={type?.shape ?? 'circle'} color={type?.color ?? 'var(--text-muted)'} />
        </Handle>
        <span className="port__label">{label}</span>
      </li>
    </Tip>
  )
}
