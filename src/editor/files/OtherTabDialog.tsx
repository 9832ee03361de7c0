import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Copy, Eye, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { takeOver, workOnCopy } from '../actions/library'
import { useDocument, useEditor } from '../editor'
import { Choice } from './Choice'

/** Asks what is to become of a document that another tab has open. Escape only looks. */
export default function OtherTabDialog() {
  const editor = useEditor()
  const { t } = useTranslation()
  const title = useDocument((state) => state.document.title)
  const look = () => editor.library.others.look()
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && look()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('library.askTitle', { title })}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text dialog__text--close">
            {t('library.askBody')}
          </AlertDialog.Description>
          <div className="choices">
            <Choice
              icon={PencilLine}
              text={t('library.takeOver')}
              hint={t('library.takeOverHint')}
              onChoose={() => void takeOver(editor)}
            />
            <Choice
              icon={Copy}
              text={t('library.copy')}
              hint={t('library.copyHint')}
              onChoose={() => void workOnCopy(editor)}
            />
            <Choice icon={Eye} text={t('library.look')} hint={t('library.lookHint')} onChoose={look} />
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
