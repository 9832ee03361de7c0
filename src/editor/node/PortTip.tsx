import { useTranslation } from 'react-i18next'
import type { CatalogPort } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { useCatalog, useDocument, useRun, useSource } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { saidText } from '../i18n/said-text'
import { wiresInto } from '../store/lookup'

interface PortTipProps {
  readonly node: GraphNode
  readonly side: 'input' | 'output'
  readonly port: string
  readonly spec: CatalogPort | undefined
}

/** What a port takes or gives, and the shape of what it has now. */
export function PortTip({ node, side, port, spec }: PortTipProps) {
  const { t } = useTranslation()
  const words = useCatalogText(useCatalog())
  const wire = useDocument((state) =>
    side === 'input' ? wiresInto(state.graph, node.id).find(({ to }) => to.port === port) : undefined,
  )
  const label = words.port(node.type, side === 'input' ? 'inputs' : 'outputs', port, spec)
  const type = spec ? words.portType(spec.type) : '?'
  const remarks = [
    side === 'input' && spec?.optional && t('node.optional'),
    spec?.many && t('node.many'),
  ].filter((remark) => typeof remark === 'string')
  const source = side === 'output' ? { node: node.id, port } : wire?.from
  return (
    <>
      <strong>{[`${label} · ${type}`, ...remarks].join(' · ')}</strong>
      <span>{spec ? words.portDoc(spec) : t('node.unknownPort')}</span>
      {source && !spec?.many && <ShapeNow {...source} />}
      {spec && words.portDoc(spec) !== words.portTypeDoc(spec.type) && (
        <span className="tip__quiet">{words.portTypeDoc(spec.type)}</span>
      )}
    </>
  )
}

/** The shape of what an output of the canvas gave last, where that is known. */
export function ShapeNow({ node, port }: { readonly node: string; readonly port: string }) {
  const { t, i18n } = useTranslation()
  const source = useSource(node, port)
  const run = useRun((state) => (source ? state.nodes[source.node] : undefined))
  const computed = run?.state === 'done' || run?.state === 'cached'
  const shape = source && computed ? run.shapes?.[source.port] : undefined
  return shape === undefined ? null : (
    <span className="tip__shape">{t('wiring.shape', { shape: saidText(i18n, shape) })}</span>
  )
}
