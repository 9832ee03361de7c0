import type { CatalogNode } from '../../core/catalog'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { PortShape } from '../node/PortShape'
import { Missing } from './Missing'
import { PageLinks } from './PageLink'
import { useHelpWords } from './words/useHelpWords'

/** What travels on a kind of wire, and which nodes have to do with it. */
export function PortPage({ id }: { readonly id: string }) {
  const words = useHelpWords()
  const catalog = useCatalog()
  const text = useCatalogText(catalog)
  const type = Object.hasOwn(catalog.ports, id) ? catalog.ports[id] : undefined
  if (!type) return <Missing name={id} />
  const links = (side: 'inputs' | 'outputs') =>
    Object.values(catalog.nodes)
      .filter((node: CatalogNode) => Object.values(node[side]).some((spec) => spec.type === id))
      .map((node) => ({ page: { kind: 'node', id: node.type } as const, title: text.title(node.type) }))
  return (
    <article>
      <p className="help__kind">{words.kinds.port}</p>
      <h2 className="help__title help__title--port">
        <PortShape shape={type.shape} color={type.color} />
        {text.portType(id)}
      </h2>
      <p>{text.portTypeDoc(id)}</p>
      <PageLinks title={words.givenBy} links={links('outputs')} />
      <PageLinks title={words.takenBy} links={links('inputs')} />
    </article>
  )
}
