import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslation } from 'react-i18next'
import { useDocument } from '../editor'
import type { Question } from '../store/ui'

/** Asks before an unsaved graph is replaced. */
export default function DiscardDialog({ question }: { readonly question: Question }) {
  const { t } = useTranslation()
  const title = useDocument((state) => state.document.title)
  return (
    <AlertDialog.Root
      open
      onOpenChange={(open) => {
        if (!open) question.answer(false)
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('discard.title')}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">
            {t('discard.body', { title })}
          </AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('discard.keep')}</AlertDialog.Close>
            <button type="button" className="button button--danger" onClick={() => question.answer(true)}>
              {t('discard.discard')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
