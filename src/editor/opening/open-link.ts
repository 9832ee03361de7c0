import { readGraphLink } from '../../core/graph-link'
import { error } from '../../core/problem'
import { readGraph } from '../actions/files'
import { showOnce } from '../actions/show-known'
import type { EditorCore } from '../editor-core'
import { tellBroken } from './broken'

/**
 * Opens the graph that a link carries, if the user lets the one go that is open, or says what is wrong with the link.
 *
 * @param fragment the address from `#` on. @returns whether it carries a graph.
 */
export async function openLink(editor: EditorCore, fragment: string): Promise<boolean> {
  const name = editor.i18n.t('opening.link')
  const link = await readGraphLink(fragment)
  if (!link.ok) {
    tellBroken(editor, { name, problems: [error(link.fault)] })
    return false
  }
  const opened = await readGraph(editor, link.text, name)
  if (opened) await showOnce(editor, opened, { untouched: false })
  return opened !== undefined
}
