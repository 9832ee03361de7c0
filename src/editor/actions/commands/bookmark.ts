import type { EditorCore } from '../../editor-core'
import { bookmarksOf, bookmarkView, goToBookmark } from '../bookmarks'
import { type Area, always, type Command } from './command'

export function bookmarkCommands(editor: EditorCore): Area<'bookmark'> {
  const going = (number: number): Command => ({
    shortcut: String(number),
    enabled: () => bookmarksOf(editor.document.getState().document).length >= number,
    run: () => goToBookmark(editor, number - 1),
  })
  return {
    'bookmark.add': { shortcut: 'Shift+B', enabled: always, run: () => bookmarkView(editor) },
    'bookmark.go-1': going(1),
    'bookmark.go-2': going(2),
    'bookmark.go-3': going(3),
    'bookmark.go-4': going(4),
    'bookmark.go-5': going(5),
    'bookmark.go-6': going(6),
    'bookmark.go-7': going(7),
    'bookmark.go-8': going(8),
    'bookmark.go-9': going(9),
  }
}
