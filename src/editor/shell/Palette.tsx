import { Search, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeNode } from '../actions/nodes'
import { useEditor, useUi } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'
import { rank } from '../lib/fuzzy'
import { categoriesOf, categoryHue } from '../node/category'
import { nodeTexts } from '../search/node-texts'
import { GroupPalette } from './GroupPalette'
import { PaletteCategory } from './PaletteCategory'
import { PaletteItem } from './PaletteItem'

/** Every kind of node, by category: to be dragged onto the canvas, or placed in its middle. */
export function Palette() {
  const editor = useEditor()
  const { catalog } = editor.engine
  const { t } = useTranslation()
  const words = useCatalogText(catalog)
  const open = useUi((state) => state.paletteOpen)
  const [query, setQuery] = useState('')
  if (!open) return null

  const wanted = query.trim()
  const found = rank(Object.values(catalog.nodes), wanted, (node) => nodeTexts(node, catalog))
  const first = found[0]
  return (
    <aside className="palette" aria-label={t('palette.label')}>
      <div className="palette__search">
        <Search aria-hidden />
        <input
          type="search"
          className="palette__input"
          placeholder={t('palette.search')}
          aria-label={t('palette.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && first && wanted !== '') placeNode(editor, first.type)
            if (event.key === 'Escape') setQuery('')
          }}
        />
        <button
          type="button"
          className="button button--icon palette__close"
          aria-label={t('palette.close')}
          onClick={() => editor.ui.set({ paletteOpen: false })}
        >
          <X aria-hidden />
        </button>
      </div>
      <div className="palette__list">
        {categoriesOf(catalog).map((category) => {
          const nodes = found.filter((node) => node.category === category)
          if (nodes.length === 0) return null
          return (
            <PaletteCategory
              key={category}
              name={category}
              title={words.category(category)}
              hue={categoryHue(catalog, category)}
              // What was found must not be hidden in a folded category.
              searched={wanted !== ''}
            >
              {nodes.map((node) => (
                <PaletteItem
                  key={node.type}
                  node={node}
                  title={words.title(node.type)}
                  doc={words.doc(node)}
                />
              ))}
            </PaletteCategory>
          )
        })}
        <GroupPalette wanted={wanted} />
        {found.length === 0 && <p className="palette__none">{t('palette.none', { query })}</p>}
      </div>
      <p className="palette__hint">{t('palette.hint')}</p>
    </aside>
  )
}
