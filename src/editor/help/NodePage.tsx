import { Clock, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CatalogNode } from '../../core/catalog'
import { openExample } from '../actions/files'
import { placeNode } from '../actions/nodes'
import { useCatalog, useEditor, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { categoryHue } from '../node/category'
import { conceptFacts, conceptIds } from './concepts'
import { Missing } from './Missing'
import { PageLinks } from './PageLink'
import { ParamDocs } from './ParamDocs'
import { PortDocs } from './PortDocs'
import { useExamplesWith } from './useExamplesWith'
import { useHelpWords } from './words/useHelpWords'

interface NodePageProps {
  readonly type: string
  /** The setting that is shown at once. */
  readonly param?: string | undefined
}

/** All that a node's definition says of it. */
export function NodePage({ type, param }: NodePageProps) {
  const catalog = useCatalog()
  const node = Object.hasOwn(catalog.nodes, type) ? catalog.nodes[type] : undefined
  return node ? <Page node={node} param={param} /> : <Missing name={type} />
}

function Page({ node, param }: { readonly node: CatalogNode } & Pick<NodePageProps, 'param'>) {
  const editor = useEditor()
  const { t } = useTranslation()
  const words = useHelpWords()
  const catalog = useCatalog()
  const text = useCatalogText(catalog)
  const appOpen = useUi((state) => state.appOpen)
  const examples = useExamplesWith(node.type)
  const { type, category, inputs, params, outputs, heavy } = node
  return (
    <article style={{ '--hue': categoryHue(catalog, category) }}>
      <p className="help__kind help__kind--category">{text.category(category)}</p>
      <h2 className="help__title">{text.title(type)}</h2>
      <p>{text.doc(node)}</p>
      {heavy && (
        <p className="help__heavy">
          <Clock aria-hidden />
          {words.heavy}
        </p>
      )}
      {!appOpen && (
        <button type="button" className="button help__add" onClick={() => placeNode(editor, type)}>
          <Plus aria-hidden />
          {words.add}
        </button>
      )}
      <PortDocs type={type} side="inputs" ports={inputs} title={words.inputs} />
      <section className="help__section">
        <h3 className="help__heading">{words.settings}</h3>
        {Object.keys(params).length === 0 ? (
          <p className="help__quiet">{words.noSettings}</p>
        ) : (
          <ParamDocs type={type} params={params} wanted={param} />
        )}
      </section>
      <PortDocs type={type} side="outputs" ports={outputs} title={words.outputs} />
      <PageLinks
        title={words.explainedIn}
        links={conceptIds
          .filter((id) => conceptFacts[id].nodes.includes(type))
          .map((id) => ({ page: { kind: 'concept', id }, title: words.conceptTexts[id].title }))}
      />
      {examples.length > 0 && (
        <section className="help__section">
          <h3 className="help__heading">{words.usedIn}</h3>
          <ul className="help__links">
            {examples.map((example) => (
              <li key={example.id}>
                <button
                  type="button"
                  className="help__link"
                  onClick={() => void openExample(editor, example)}
                >
                  {t(`examples.${example.id}.title`)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="help__type">
        <code>{type}</code>
      </p>
    </article>
  )
}
