import { flatten } from '../../core/flatten'
import type { PlannedNode } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import { catalogText } from '../i18n/catalog-text'
import { stepsWanted } from '../store/branch'
import { stepReached } from '../store/checkpoints'
import { nodeById } from '../store/lookup'

/** Offers to go on with what an earlier visit, or a page that crashed, left half done. */
export function offerToGoOn(editor: EditorCore, plan: readonly PlannedNode[], goOn: () => void) {
  const { document, engine, ui, i18n } = editor
  const flat = flatten(document.getState().document, engine.catalog)
  for (const { node: id, state, checkpoints = [] } of plan) {
    const node = nodeById(flat.document, id)
    if (state !== 'stale' || !node) continue
    const all = stepsWanted(node, flat.catalog.nodes[node.type])
    const step = stepReached(checkpoints, all)
    if (step === 0 || step >= all) continue
    const name = catalogText(i18n.language, flat.catalog).name(node)
    const action = { label: i18n.t('timeline.goOn'), run: goOn }
    return ui.notify('info', i18n.t('timeline.interrupted', { name, step, all }), undefined, action)
  }
}
