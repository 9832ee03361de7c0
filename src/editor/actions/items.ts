import type { EditorCore } from '../editor-core'
import { type Item, itemsOf } from '../store/items'
import { countOf, selectedKeys } from '../store/selection'

/** Everything on the canvas with the place it takes up. */
export function canvasItems({ document, view }: Pick<EditorCore, 'document' | 'view'>): readonly Item[] {
  return itemsOf(document.getState().graph, (key) => view.current?.sizeOf(key))
}

export function selectedItems(editor: EditorCore): readonly Item[] {
  const keys = selectedKeys(editor.document.getState().selection)
  return keys.size === 0 ? [] : canvasItems(editor).filter(({ key }) => keys.has(key))
}

/** How many things are selected; cheap enough to ask after every change. */
export function selectedCount({ document }: EditorCore): number {
  return countOf(document.getState().selection)
}
