import type { Bookmark, GraphDocument } from '../../core/document'
import type { EditorCore } from '../editor-core'
import { addBookmark } from '../store/furniture-edits'

const none: readonly Bookmark[] = []

export function bookmarksOf({ bookmarks }: GraphDocument): readonly Bookmark[] {
  return bookmarks ?? none
}

/** Keeps what is seen now under the first free number. */
export function bookmarkView({ document, ui, view, i18n }: EditorCore) {
  const place = view.current?.place()
  if (!place) return
  const { document: graph, scope } = document.getState()
  const taken = new Set(bookmarksOf(graph).map(({ name }) => name))
  let count = 1
  while (taken.has(i18n.t('bookmarks.name', { count }))) count += 1
  const name = i18n.t('bookmarks.name', { count })
  document.apply(
    addBookmark({
      name,
      x: Math.round(place.x),
      y: Math.round(place.y),
      zoom: Number(place.zoom.toFixed(3)),
      ...(scope.length > 0 && { scope: [...scope] }),
    }),
  )
  ui.notify('info', i18n.t('bookmarks.added', { name }))
}

/** Of a group that is gone, as far as the way there still goes. */
export function goToBookmark({ document, ui }: EditorCore, index: number) {
  const bookmark = bookmarksOf(document.getState().document)[index]
  if (!bookmark) return
  const { x, y, zoom, scope = [] } = bookmark
  document.enter(scope)
  ui.set({ place: { x, y, zoom } })
}
