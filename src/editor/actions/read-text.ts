import { MOST_FILE_BYTES } from '../../core/limits'
import type { EditorCore } from '../editor-core'
import { formatBytes } from '../lib/format'

/**
 * The text of a file that is said to be a graph. One that is larger than any graph is not read at all: undefined, with
 * words to the user.
 */
export async function readText(
  { ui, i18n }: Pick<EditorCore, 'ui' | 'i18n'>,
  file: File,
): Promise<string | undefined> {
  if (file.size <= MOST_FILE_BYTES) return file.text()
  const values = { name: file.name, size: formatBytes(file.size), limit: formatBytes(MOST_FILE_BYTES) }
  ui.notify('error', i18n.t('notices.tooLarge', values))
  return undefined
}
