import { castDraft, type Draft } from 'immer'
import type { Bookmark, GraphFrame, GraphNote } from '../../core/document'
import type { Places } from '../arrange/align'
import type { Rect } from '../arrange/rect'
import type { Selection } from './document'
import { type Edit, type EditName, moveNodes } from './edits'
import { itemKey } from './items'

/** Frames, notes and bookmarks: what helps people and never enters a run. */

/** Several edits as one step. */
export function together(name: EditName, edits: readonly Edit[]): Edit {
  return {
    name,
    change: (body, root) => {
      for (const edit of edits) edit.change(body, root)
    },
  }
}

/** Puts things in order; `frames` are fitted to what they hold then, by `itemKey`. */
export function arrange(
  name: Extract<EditName, 'align' | 'distribute' | 'tidy'>,
  places: Places,
  frames: ReadonlyMap<string, Rect> = new Map(),
): Edit {
  const resized: Edit = {
    name,
    change: (body) => {
      for (const frame of body.frames) {
        const rect = frames.get(itemKey('frame', frame.id))
        if (rect) setRect(frame, rect)
      }
    },
  }
  return together(name, [moveNodes(places), resized])
}

export function addFrame(frame: GraphFrame): Edit {
  return {
    name: 'add-frame',
    change: (body) => {
      body.frames.push(castDraft(frame))
    },
  }
}

export function addNote(note: GraphNote): Edit {
  return {
    name: 'add-note',
    change: (body) => {
      body.notes.push(castDraft(note))
    },
  }
}

export function removeFurniture({ frames, notes }: Pick<Selection, 'frames' | 'notes'>): Edit {
  return {
    name: 'delete',
    change: (body) => {
      if (frames.size > 0) body.frames = body.frames.filter(({ id }) => !frames.has(id))
      if (notes.size > 0) body.notes = body.notes.filter(({ id }) => !notes.has(id))
    },
  }
}

/** The place and size of frames and notes, by `itemKey`. */
export function resize(rects: ReadonlyMap<string, Rect>, name: 'resize' | 'fit-frame' = 'resize'): Edit {
  return {
    name,
    ...(name === 'resize' && { key: `resize ${[...rects.keys()].join(' ')}` }),
    change: (body) => {
      for (const [kind, items] of [
        ['frame', body.frames],
        ['note', body.notes],
      ] as const) {
        for (const item of items) {
          const rect = rects.get(itemKey(kind, item.id))
          if (rect) setRect(item, rect)
        }
      }
    },
  }
}

/** Member by member: other programs may keep more in a position or a size, and what stays the same is no change. */
function setRect(item: Draft<Pick<GraphFrame, 'position' | 'size'>>, { x, y, width, height }: Rect) {
  if (item.position.x !== x || item.position.y !== y) item.position = { x, y }
  if (item.size.width !== width || item.size.height !== height) item.size = { width, height }
}

export function setFrameTitle(id: string, title: string): Edit {
  return {
    name: 'rename-frame',
    key: `frame ${id}`,
    change: (body) => {
      const frame = body.frames.find((one) => one.id === id)
      if (frame) frame.title = title
    },
  }
}

export function setNoteText(id: string, text: string): Edit {
  return {
    name: 'edit-note',
    key: `note ${id}`,
    change: (body) => {
      const note = body.notes.find((one) => one.id === id)
      if (note) note.text = text
    },
  }
}

export function addBookmark(bookmark: Bookmark): Edit {
  return {
    name: 'add-bookmark',
    change: (_, root) => {
      root.bookmarks ??= []
      root.bookmarks.push(castDraft(bookmark))
    },
  }
}

export function renameBookmark(index: number, name: string): Edit {
  return {
    name: 'rename-bookmark',
    key: `bookmark ${index}`,
    change: (_, root) => {
      const bookmark = root.bookmarks?.[index]
      if (bookmark) bookmark.name = name
    },
  }
}

export function removeBookmark(index: number): Edit {
  return {
    name: 'delete-bookmark',
    change: (_, root) => {
      if (root.bookmarks?.length === 1 && index === 0) delete root.bookmarks
      else root.bookmarks?.splice(index, 1)
    },
  }
}
