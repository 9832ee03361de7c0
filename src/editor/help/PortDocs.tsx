import type { CatalogPort } from '../../core/catalog'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { PortShape } from '../node/PortShape'
import { PageLink } from './PageLink'
import { useHelpWords } from './words/useHelpWords'

interface PortDocsProps {
  readonly type: string
  readonly side: 'inputs' | 'outputs'
  readonly ports: Readonly<Record<string, CatalogPort>>
  readonly title: string
}

/** What goes in or comes out; nothing for a node without ports on that side. */
export function PortDocs({ type, side, ports, title }: PortDocsProps) {
  const words = useHelpWords()
  const catalog = useCatalog()
  const text = useCatalogText(catalog)
  const entries = Object.entries(ports)
  if (entries.length === 0) return null
  return (
    <section className="help__section">
      <h3 className="help__heading">{title}</h3>
      <dl className="help__docs">
        {entries.map(([key, spec]) => {
          const known = catalog.ports[spec.type]
          const remarks = [spec.optional && words.optional, spec.many && words.many]
          return (
            <div key={key}>
              <dt>
                {known && <PortShape shape={known.shape} color={known.color} />}
                <strong>{text.port(type, side, key, spec)}</strong>
                <PageLink page={{ kind: 'port', id: spec.type }}>{text.portType(spec.type)}</PageLink>
                {remarks.filter(Boolean).map((remark) => (
                  <span key={String(remark)} className="help__quiet">
                    {remark}
                  </span>
                ))}
              </dt>
              <dd>{text.portDoc(spec)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
