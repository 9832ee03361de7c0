import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslation } from 'react-i18next'
import { insertGraph } from '../actions/clipboard'
import { showGraph } from '../actions/show-graph'
import { useEditor } from '../editor'
import type { OpenedGraph } from '../store/ui'

/** Asks what is to become of a whole graph that was pasted. */
export default function PastedGraphDialog({ opened }: { readonly opened: OpenedGraph }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const done = () => editor.ui.set({ pastedGraph: null })
  const open = () => {
    done()
    void showGraph(editor, opened, { untouched: false })
  }
  const insert = () => {
    done()
    insertGraph(editor, opened.document)
  }
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
            <button type="button" className="button" onClick={insert}>
              {t('clipboard.insert')}
            </button>
            <button type="button" className="button button--primary" onClick={open}>
              {t('clipboard.open')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
