import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { categoriesOf } from '../node/category'
import { conceptIds } from './concepts'
import { PageLinks } from './PageLink'
import { TourButton } from './TourButton'
import { useHelpWords } from './words/useHelpWords'

/** Everything there is to read. */
export function Contents() {
  const words = useHelpWords()
  const catalog = useCatalog()
  const text = useCatalogText(catalog)
  const pages = (['shortcuts', 'limits', 'about'] as const).map((kind) => ({
    page: { kind },
    title: words[kind].title,
  }))
  return (
    <article>
      <h2 className="help__title">{words.title}</h2>
      <p>{words.intro}</p>
      <TourButton />
      <PageLinks
        title={words.concepts}
        links={conceptIds.map((id) => ({
          page: { kind: 'concept', id },
          title: words.conceptTexts[id].title,
        }))}
      />
      <PageLinks title={words.pages} links={pages} />
      <h3 className="help__heading help__heading--part">{words.nodes}</h3>
      {categoriesOf(catalog).map((category) => (
        <PageLinks
          key={category}
          title={text.category(category)}
          links={Object.values(catalog.nodes)
            .filter((node) => node.category === category)
            .map(({ type }) => ({ page: { kind: 'node', id: type }, title: text.title(type) }))}
        />
      ))}
      <PageLinks
        title={words.ports}
        links={Object.keys(catalog.ports).map((id) => ({
          page: { kind: 'port', id },
          title: text.portType(id),
        }))}
      />
    </article>
  )
}
