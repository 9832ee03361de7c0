import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { type Typed, useFirstMatch, useFocusAtOnce } from './useFirstMatch'

/** One line of a list. */
export interface SearchItem {
  readonly key: string
  readonly title: string
  /** Said less loudly, at the end of the line. */
  readonly detail?: string
  /** A second line. */
  readonly doc?: string
  /** The hue of the category, for the mark before it. */
  readonly hue?: string
}

export interface SearchGroup<T extends SearchItem> {
  readonly label: string
  readonly items: readonly T[]
}

interface SearchListProps<T extends SearchItem> {
  /** What the field is for. */
  readonly label: string
  /** What is found for a query; headings of groups without a label are left out. */
  readonly find: (query: string) => readonly SearchGroup<T>[]
  /** What is said when nothing is found. */
  readonly none: (query: string) => string
  readonly onChoose: (item: T) => void
  readonly typed: Typed
}

/** A field to type in and a list below it, on which the arrows move and Enter chooses. */
export function SearchList<T extends SearchItem>({ label, find, none, onChoose, typed }: SearchListProps<T>) {
  const [query, setQuery] = useState(typed.text)
  const groups = find(query)
  const [first] = groups.flatMap(({ items }) => items)
  const { onItemHighlighted, onKeyDown, forget } = useFirstMatch(first, onChoose, typed.entered)
  const field = useRef<HTMLInputElement>(null)
  useFocusAtOnce(field)
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      items={groups}
      itemToStringValue={(item: T) => item.title}
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        forget()
        setQuery(value)
      }}
      onItemHighlighted={onItemHighlighted}
    >
      <div className="search__field">
        <Search aria-hidden />
        <Autocomplete.Input
          ref={field}
          className="search__input"
          placeholder={label}
          aria-label={label}
          onKeyDown={onKeyDown}
        />
      </div>
      <Autocomplete.Status className="search__none">{!first && none(query)}</Autocomplete.Status>
      <Autocomplete.List className="search__list" aria-label={label}>
        {groups.map(
          (group) =>
            group.items.length > 0 && (
              <Autocomplete.Group key={group.label} items={group.items}>
                {group.label && (
                  <Autocomplete.GroupLabel className="search__group">{group.label}</Autocomplete.GroupLabel>
                )}
                {group.items.map((item) => (
                  <Autocomplete.Item
                    key={item.key}
                    className="search__item"
                    value={item}
                    data-key={item.key}
                    style={{ '--hue': item.hue ?? 'none' }}
                    onClick={() => onChoose(item)}
                  >
                    <span className="search__name">{item.title}</span>
                    {item.detail && <span className="search__detail">{item.detail}</span>}
                    {item.doc && <span className="search__doc">{item.doc}</span>}
                  </Autocomplete.Item>
                ))}
              </Autocomplete.Group>
            ),
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
