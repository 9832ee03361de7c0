import type { PaintingParam } from '../../core/param'
import type { EditorCore } from '../editor-core'
import { saveMask } from '../painting/mask-file'
import type { Opacity } from '../painting/opacity'
import { paintMask } from '../store/edits'
import type { Scope } from '../store/scope'
import { readAsset } from './assets'

/** Keeps what was painted as the painting of a node of some canvas, as one step; nothing painted leaves no file. */
export async function keepPainting(
  editor: EditorCore,
  { node, scope }: { readonly node: string; readonly scope: Scope },
  param: string,
  spec: PaintingParam,
  painted: Opacity,
) {
  const { i18n, ui, document } = editor
  try {
    const file = await saveMask(painted, i18n.t('painting.file'))
    const read = file && (await readAsset(editor, file, spec))
    if (read !== undefined) document.apply(paintMask(node, param, read), scope)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    ui.notify('error', i18n.t('painting.failed', { message }))
  }
}
