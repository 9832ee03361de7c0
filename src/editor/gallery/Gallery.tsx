import './gallery.css'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openExample } from '../actions/files'
import { useEditor } from '../editor'
import type { Example } from '../editor-core'
import { rank } from '../lib/fuzzy'
import { SheetFrame } from '../share/SheetFrame'
import { sections, tagsOf } from './groups'
import { nextCard } from './next-card'
import { Woven } from './Woven'

/** The graphs that come with the program, as pictures of what they make. */
export default function Gallery() {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)
  const { examples } = editor
  const found = useMemo(() => {
    const inEvery = [i18n.t, i18n.getFixedT('en'), i18n.getFixedT('zh')]
    return rank(examples, query, ({ id }) => ({
      names: inEvery.map((words) => words(`examples.${id}.title`)),
      more: inEvery.flatMap((words) => [
        words(`examples.${id}.doc`),
        ...tagsOf(id).map((tag) => words(`gallery.tags.${tag}`)),
      ]),
    }))
  }, [examples, query, i18n])

  const open = (example: Example | undefined) => {
    if (!example) return
    editor.ui.set({ sheet: null })
    void openExample(editor, example)
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The button that gets the focus back would be pressed too.
      event.preventDefault()
      open(found[0])
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      cardsOf(list.current)[0]?.focus()
    }
  }
  const onCardKey = (event: KeyboardEvent) => {
    const cards = cardsOf(list.current)
    const at = cards.findIndex((one) => one.matches(':focus'))
    const to = at < 0 ? undefined : nextCard(event.key, at, cards.map(boxOf))
    if (to === undefined) return
    event.preventDefault()
    if (to < 0) field.current?.focus()
    else cards[to]?.focus()
  }
  const card = (example: Example) => <Card key={example.id} example={example} onOpen={open} />
  return (
    <SheetFrame title={t('gallery.title')} text={t('gallery.hint')} wide focus={field}>
      <div className="search__field gallery__search">
        <Search aria-hidden />
        <input
          ref={field}
          type="search"
          className="search__input"
          aria-label={t('gallery.search')}
          placeholder={t('gallery.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onFieldKey}
        />
      </div>
      <p className="gallery__none" aria-live="polite">
        {found.length === 0 && t('gallery.none', { query })}
      </p>
      <section ref={list} className="gallery__list" aria-label={t('gallery.title')} onKeyDown={onCardKey}>
        {query.trim() !== '' ? (
          <div className="gallery__grid">{found.map(card)}</div>
        ) : (
          sections(examples).map(({ group, examples: inside }) => (
            <div key={group}>
              <h3 className="gallery__group">{t(`gallery.groups.${group}`)}</h3>
              <div className="gallery__grid">{inside.map(card)}</div>
            </div>
          ))
        )}
      </section>
    </SheetFrame>
  )
}

interface CardProps {
  readonly example: Example
  readonly onOpen: (example: Example) => void
}

function Card({ example, onOpen }: CardProps) {
  const { t } = useTranslation()
  const { id, thumbnail } = example
  return (
    <button
      type="button"
      className="card"
      aria-label={t(`examples.${id}.title`)}
      aria-describedby={`example-${id}`}
      onClick={() => onOpen(example)}
    >
      <span className="card__picture">
        {thumbnail ? (
          <img className="card__image" src={thumbnail} alt="" loading="lazy" decoding="async" />
        ) : (
          <Woven seed={id} />
        )}
      </span>
      <span className="card__title">{t(`examples.${id}.title`)}</span>
      <span id={`example-${id}`} className="card__doc">
        {t(`examples.${id}.doc`)}
      </span>
      <span className="card__tags">
        {tagsOf(id).map((tag) => (
          <span key={tag} className="card__tag">
            {t(`gallery.tags.${tag}`)}
          </span>
        ))}
      </span>
    </button>
  )
}

function cardsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.card') ?? [])]
}

function boxOf(card: HTMLElement) {
  const { left, top, width } = card.getBoundingClientRect()
  return { x: left + width / 2, y: top }
}
