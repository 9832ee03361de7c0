import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { type ConceptId, conceptFacts, conceptIds } from './concepts'
import { Missing } from './Missing'
import { PageLinks } from './PageLink'
import { useHelpWords } from './words/useHelpWords'

/** What an idea is about, in a few sentences, with what to read on. */
export function ConceptPage({ id }: { readonly id: string }) {
  const words = useHelpWords()
  const catalog = useCatalog()
  const text = useCatalogText(catalog)
  const concept = conceptIds.find((one): one is ConceptId => one === id)
  if (!concept) return <Missing name={id} />
  const { nodes, formula, sources } = conceptFacts[concept]
  const { title, text: paragraphs } = words.conceptTexts[concept]
  const [first, ...rest] = paragraphs
  return (
    <article>
      <h2 className="help__title">{title}</h2>
      <p>{first}</p>
      {formula && <p className="help__formula">{formula}</p>}
      {rest.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <PageLinks
        title={words.doneBy}
        links={nodes
          .filter((type) => Object.hasOwn(catalog.nodes, type))
          .map((type) => ({ page: { kind: 'node', id: type }, title: text.title(type) }))}
      />
      <section className="help__section">
        <h3 className="help__heading">{words.readOn}</h3>
        <ul className="help__sources">
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </section>
    </article>
  )
}
