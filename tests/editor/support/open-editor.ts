import { nodes } from '../../../nodes'
import { createRegistry, describeRegistry } from '../../../src/core/catalog'
import { parseDocument } from '../../../src/core/parse'
import { createEditor } from '../../../src/editor/create-editor'
import type { Editor } from '../../../src/editor/editor'
import { createI18n } from '../../../src/editor/i18n/setup'
import { idleEngine } from '../engines'
import { noLibrary } from '../no-library'

/** Of all nodes that there are. */
export const catalog = describeRegistry(createRegistry(nodes))

/** An editor with a graph and an engine that does nothing; thumbnails that came late would render their nodes. */
export function openEditor(graph: string): Editor {
  const parsed = parseDocument(graph)
  if (!parsed.ok) throw new Error('The graph cannot be read.')
  const editor = createEditor({
    engine: { ...idleEngine(catalog), thumbnail: () => new Promise<never>(() => {}) },
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  editor.document.open(parsed.document)
  return editor
}
