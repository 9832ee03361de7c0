import { Popover } from '@base-ui/react/popover'
import { Bookmark, BookmarkPlus, CornerDownRight, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Bookmark as BookmarkEntry } from '../../core/document'
import { bookmarksOf, goToBookmark } from '../actions/bookmarks'
import { useDocument, useEditor } from '../editor'
import { useCommand } from '../shell/useCommand'
import { removeBookmark, renameBookmark } from '../store/furniture-edits'

/** Places to come back to: to go to, to name, to remove. */
export function BookmarksMenu() {
  const { t } = useTranslation()
  const bookmarks = useDocument((state) => bookmarksOf(state.document))
  const add = useCommand('bookmark.add')
  return (
    <Popover.Root>
      <Popover.Trigger
        className="button button--icon"
        aria-label={t('bookmarks.label')}
        title={t('bookmarks.label')}
      >
        <Bookmark aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="start" collisionPadding={8}>
          <Popover.Popup className="popover bookmarks">
            <Popover.Title className="popover__title">{t('bookmarks.label')}</Popover.Title>
            {bookmarks.length === 0 && <p className="popover__quiet">{t('bookmarks.none')}</p>}
            <ol className="bookmarks__list">
              {numbered(bookmarks).map((row) => (
                <BookmarkRow key={row.key} index={row.index} name={row.name} />
              ))}
            </ol>
            <button type="button" className="button bookmarks__add" onClick={add.run}>
              <BookmarkPlus aria-hidden />
              {add.label}
              {add.shortcut && <kbd className="menu__keys">{add.shortcut}</kbd>}
            </button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** A row is the same as long as its place is, whatever it is called; two of one place are told apart by their number. */
function numbered(bookmarks: readonly BookmarkEntry[]) {
  const counts = new Map<string, number>()
  return bookmarks.map(({ name, x, y, zoom, scope }, index) => {
    const place = JSON.stringify([x, y, zoom, scope])
    const count = (counts.get(place) ?? 0) + 1
    counts.set(place, count)
    return { key: `${place} ${count}`, index, name }
  })
}

function BookmarkRow({ index, name }: { readonly index: number; readonly name: string }) {
  const editor = useEditor()
  const { document } = editor
  const { t } = useTranslation()
  const goLabel = t('bookmarks.go', { name })
  const deleteLabel = t('bookmarks.delete', { name })
  return (
    <li className="bookmarks__row">
      <kbd className="bookmarks__key">{index < 9 ? index + 1 : ''}</kbd>
      <input
        type="text"
        className="bookmarks__name"
        aria-label={t('bookmarks.rename', { number: index + 1 })}
        value={name}
        maxLength={500}
        onChange={(event) => document.apply(renameBookmark(index, event.target.value))}
        onBlur={() => document.seal()}
      />
      <button
        type="button"
        className="button button--icon"
        aria-label={goLabel}
        title={goLabel}
        onClick={() => goToBookmark(editor, index)}
      >
        <CornerDownRight aria-hidden />
      </button>
      <button
        type="button"
        className="button button--icon"
        aria-label={deleteLabel}
        title={deleteLabel}
        onClick={() => document.apply(removeBookmark(index))}
      >
        <Trash2 aria-hidden />
      </button>
    </li>
  )
}
