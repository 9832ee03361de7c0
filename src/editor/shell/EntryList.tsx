import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMoveKept } from './useMoveKept'

export interface Entry {
  /** Unique in the list and stable. */
  readonly key: string
  /** The name it was given; empty for the one it has by itself. */
  readonly name: string
  /** The name it has by itself. */
  readonly label: string
  /** Where it is from. */
  readonly origin: string
}

interface EntryListProps {
  readonly entries: readonly Entry[]
  readonly empty: string
  readonly onRename: (index: number, name: string) => void
  readonly onMove: (index: number, by: -1 | 1) => void
  readonly onRemove: (index: number) => void
  readonly onCommit: () => void
}

/** Names that can be changed, put in order and taken away. */
export function EntryList({ entries, empty, onRename, onMove, onRemove, onCommit }: EntryListProps) {
  const { t } = useTranslation()
  const keep = useMoveKept()
  if (entries.length === 0) return <p className="entries__empty">{empty}</p>
  return (
    <ul className="entries">
      {entries.map(({ key, name, label, origin }, index) => {
        const shown = name || label
        return (
          <li key={key} className="entry" data-entry={key}>
            <input
              type="text"
              className="text-field entry__name"
              aria-label={t('groups.name', { label: origin })}
              value={name}
              placeholder={label}
              maxLength={500}
              onChange={(event) => onRename(index, event.target.value)}
              onBlur={onCommit}
            />
            <span className="entry__buttons">
              <button
                type="button"
                className="button button--icon button--tiny"
                aria-label={t('groups.up', { label: shown })}
                disabled={index === 0}
                onClick={(event) => {
                  keep(event)
                  onMove(index, -1)
                }}
              >
                <ArrowUp aria-hidden />
              </button>
              <button
                type="button"
                className="button button--icon button--tiny"
                aria-label={t('groups.down', { label: shown })}
                disabled={index === entries.length - 1}
                onClick={(event) => {
                  keep(event)
                  onMove(index, 1)
                }}
              >
                <ArrowDown aria-hidden />
              </button>
              <button
                type="button"
                className="button button--icon button--tiny"
                aria-label={t('groups.remove', { label: shown })}
                onClick={() => onRemove(index)}
              >
                <X aria-hidden />
              </button>
            </span>
            <span className="entry__origin">{origin}</span>
          </li>
        )
      })}
    </ul>
  )
}
