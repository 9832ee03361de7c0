import type { CatalogNode } from '../../core/catalog'
import type { GraphNode, PortAddress } from '../../core/document'
import type { FileParam } from '../../core/param'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { download, fileName } from '../lib/files'
import { readAsset } from './assets'
import { freePosition, half, placeNode, room } from './nodes'
import { openRef } from './open-ref'

/** A file that a node has made of a network, from its output. */
async function fileFrom(editor: EditorCore, { node, port }: PortAddress, title: string) {
  const { engine, ui, i18n } = editor
  const blob = await engine.file(openRef(editor).graph, node, port)
  if (blob) return new File([blob], fileName(title, 'safetensors'))
  ui.notify('error', i18n.t('notices.noFile'))
  return undefined
}

export async function saveFile(editor: EditorCore, output: PortAddress, title: string) {
  const file = await fileFrom(editor, output, title)
  if (!file) return
  download(file, file.name)
  editor.ui.notify('info', editor.i18n.t('notices.saved', { name: file.name }))
}

/** Makes a node beside this one that holds the file and loads it: the graph carries what was trained. */
export async function keepInGraph(editor: EditorCore, node: GraphNode, output: PortAddress, title: string) {
  const loader = loaderFor(editor, node)
  const { generation } = editor.document.getState()
  const file = loader && (await fileFrom(editor, output, title))
  const read = file && (await readAsset(editor, file, loader.spec))
  const { document, catalog, i18n, ui } = editor
  // Another graph may have been opened meanwhile.
  if (!read || document.getState().generation !== generation) return
  const { type } = loader.definition
  const beside = { x: node.position.x + room.x, y: node.position.y }
  const corner = freePosition(document.getState().graph, beside)
  const at = { x: corner.x + half.x, y: corner.y + half.y }
  placeNode(editor, type, at, { ...read, param: loader.param })
  ui.notify(
    'info',
    i18n.t('notices.keptInGraph', {
      title: catalogText(i18n.language, catalog()).title(type),
      name: file.name,
    }),
  )
}

interface Loader {
  readonly definition: CatalogNode
  readonly param: string
  readonly spec: FileParam
}

/** The node that makes of such a file what was wired into the one that saved it. */
function loaderFor({ engine }: EditorCore, { type }: GraphNode): Loader | undefined {
  const { nodes } = engine.catalog
  const saver = nodes[type]
  const saved = saver?.sink && saver.inputs[saver.sink.input]?.type
  for (const definition of Object.values(nodes)) {
    const gives = Object.values(definition.outputs).some((output) => output.type === saved)
    if (!gives || Object.keys(definition.inputs).length > 0) continue
    for (const [param, spec] of Object.entries(definition.params)) {
      if (spec.kind === 'file' && !spec.apart) return { definition, param, spec }
    }
  }
  return undefined
}
