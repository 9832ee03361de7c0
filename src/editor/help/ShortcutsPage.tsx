import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import { shortcutText } from '../lib/shortcut'
import { shortcutAreas } from './shortcut-areas'
import { fill, useHelpWords } from './words/useHelpWords'

/** Every key, as the commands themselves have it. */
export function ShortcutsPage() {
  const { commands } = useEditor()
  const { t, i18n } = useTranslation()
  const { shortcuts: words } = useHelpWords()
  const [query, setQuery] = useState('')
  const languages = [i18n.t, i18n.getFixedT('en'), i18n.getFixedT('zh')]
  const found = shortcutAreas(commands, words.areas, query, (id) =>
    languages.map((translate) => translate(`commands.${id}`)),
  )
  return (
    <article>
      <h2 className="help__title">{words.title}</h2>
      <p>{fill(words.intro, { keys: shortcutText(commands['view.commands'].shortcut ?? '') })}</p>
      <input
        type="search"
        className="text-field help__filter"
        placeholder={words.filter}
        aria-label={words.filter}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      {found.length === 0 && (
        <p className="help__count" role="status">
          {fill(words.none, { query })}
        </p>
      )}
      {found.map(({ id, entries }) => (
        <section key={id} className="help__section">
          <h3 className="help__heading">{words.areas[id]}</h3>
          <dl className="help__keys">
            {entries.map((entry) => (
              <div key={entry.id} className="help__key">
                <dt>{t(`commands.${entry.id}`)}</dt>
                <dd>
                  <kbd>{shortcutText(entry.shortcut)}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {query === '' && (
        <section className="help__section">
          <h3 className="help__heading">{words.hands}</h3>
          <dl className="help__keys help__keys--hands">
            {words.gestures.map(([keys, what]) => (
              <div key={keys} className="help__key">
                <dt>{what}</dt>
                <dd>
                  <kbd>{(keys ?? '').replace('Mod', shortcutText('Mod'))}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </article>
  )
}
