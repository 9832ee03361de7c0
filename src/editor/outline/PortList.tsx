import { Eye, Link2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '../../core/document'
import { lookAt } from '../actions/viewer'
import { useCatalog, useEditor, useSource } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { PortShape } from '../node/PortShape'
import { ShapeNow } from '../node/PortTip'
import { edgeId } from '../store/lookup'
import type { OutlinePort } from './model'
import { WireLine } from './WireLine'

interface PortListProps {
  readonly node: GraphNode
  readonly side: 'input' | 'output'
  readonly ports: readonly OutlinePort[]
  /** Whether the values can be looked at. */
  readonly shows?: boolean
}

/** The ports of one side, each with where its wires lead and what can be done about it. */
export function PortList({ node, side, ports, shows = false }: PortListProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  if (ports.length === 0) return null
  const heading = t(side === 'input' ? 'outline.inputs' : 'outline.outputs')
  return (
    <section
      className="entry-row__part"
      aria-label={t('params.named', { name: heading, text: words.name(node) })}
    >
      <h4 className="entry-row__heading">{heading}</h4>
      <ul className="port-list">
        {ports.map((port) => (
          <PortLine key={port.key} node={node} side={side} port={port} shows={shows} />
        ))}
      </ul>
    </section>
  )
}

function PortLine({
  node,
  side,
  port: { key, spec, wires },
  shows,
}: {
  readonly node: GraphNode
  readonly side: 'input' | 'output'
  readonly port: OutlinePort
  readonly shows: boolean
}) {
  const editor = useEditor()
  const { t } = useTranslation()
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const source = useSource(node.id, side === 'output' ? key : undefined)
  const label = words.port(node.type, side === 'input' ? 'inputs' : 'outputs', key, spec)
  const type = spec && catalog.ports[spec.type]
  const remarks = [
    spec ? words.portType(spec.type) : '?',
    side === 'input' && spec?.optional && t('node.optional'),
    spec?.many && t('node.many'),
  ].filter((remark) => typeof remark === 'string')
  const needed = side === 'input' && wires.length === 0 && !spec?.optional
  return (
    <li className="port-list__port" data-side={side} data-port={key}>
      <div className="port-list__line">
        <span className="port-list__mark">
          <PortShape shape={type?.shape ?? 'circle'} color={type?.color ?? 'var(--text-muted)'} />
        </span>
        <span className="port-list__name">
          {label} <span className="port-list__type">{remarks.join(' · ')}</span>
        </span>
        {side === 'output' && <ShapeNow node={node.id} port={key} />}
        {wires.length === 0 && (
          <span className="port-list__none" data-needed={needed}>
            {t(needed ? 'outline.needed' : 'outline.notConnected')}
          </span>
        )}
        <span className="port-list__buttons">
          {shows && source && (
            <button
              type="button"
              className="button button--small"
              aria-label={t('outline.showPort', { port: label })}
              onClick={() => lookAt(editor, source)}
            >
              <Eye aria-hidden />
              {t('outline.show')}
            </button>
          )}
          <button
            type="button"
            className="button button--small"
            data-connect
            aria-haspopup="dialog"
            aria-label={t('outline.connectPort', { port: label })}
            onClick={() =>
              editor.ui.set({ search: { kind: 'port', port: { node: node.id, port: key, side } } })
            }
          >
            <Link2 aria-hidden />
            {t('outline.connect')}
          </button>
        </span>
      </div>
      {wires.length > 0 && (
        <ul className="port-list__wires">
          {wires.map((wire) => (
            <WireLine key={edgeId(wire)} wire={wire} side={side} />
          ))}
        </ul>
      )}
    </li>
  )
}
