import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslation } from 'react-i18next'
import { insertGraph } from '../actions/clipboard'
import { showGraph } from '../actions/show-graph'
import { useEditor, useUi } from '../editor'
import type { OpenedGraph } from '../store/ui'

/** Asks what is to become of a whole graph that was pasted. */
export function PastedGraphDialog() {
  const editor = useEditor()
  const { t } = useTranslation()
  const opened = useUi((state) => state.pastedGraph)
  const done = () => editor.ui.set({ pastedGraph: null })
  const open = (graph: OpenedGraph) => {
    done()
    void showGraph(editor, graph, { untouched: false })
  }
  const insert = (graph: OpenedGraph) => {
    done()
    insertGraph(editor, graph.document)
  }
  if (!opened) return null
  const { title, nodes } = opened.document
  return (
    <AlertDialog.Root open onOpenChange={(stays) => !stays && done()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">
            {t('clipboard.graphTitle', { title })}
          </AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">
            {t('clipboard.graphBody', { nodes: nodes.length })}
          </AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('clipboard.cancel')}</AlertDialog.Close>
            <button type="button" className="button" onClick={() => insert(opened)}>
              {t('clipboard.insert')}
            </button>
            <button type="button" className="button button--primary" onClick={() => open(opened)}>
              {t('clipboard.open')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
