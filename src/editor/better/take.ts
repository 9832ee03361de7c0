import { startRun } from '../actions/runs'
import type { EditorCore } from '../editor-core'
import { fill } from '../lib/fill'
import { countLite, withBetterNetwork } from './networks'
import { betterWords } from './words'

/** VGG-19 in place of the lite network, as one step; the weights come with the next run. */
export function takeBetter(editor: EditorCore) {
  const { ui, i18n } = editor
  const words = betterWords(i18n.language)
  const count = change(editor)
  if (count === 0) return ui.notify('refusal', words.none)
  const text = fill(count === 1 ? words.taken_one : words.taken_other, { count })
  ui.notify('info', text, undefined, { label: words.run, run: () => void startRun(editor) })
}

/** The same for an example, for those who have chosen so; says so. */
export function takeAsChosen(editor: EditorCore) {
  const { document, ui, i18n } = editor
  if (change(editor) === 0) return
  const words = betterWords(i18n.language)
  const changed = document.getState().document
  ui.notify('info', words.remembered, undefined, {
    label: words.undo,
    run: () => {
      if (document.getState().document === changed) document.undo()
    },
  })
}

/** @returns how many nodes it is about. */
function change({ document, engine }: EditorCore): number {
  const { document: graph } = document.getState()
  const count = countLite(graph, engine.catalog)
  if (count === 0 || !document.apply(withBetterNetwork(graph, engine.catalog))) return 0
  document.seal()
  return count
}
