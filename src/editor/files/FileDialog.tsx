import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslation } from 'react-i18next'
import type { UiState } from '../store/ui'

/** Asks before a file is replaced that another program has changed. */
export default function FileDialog({
  question,
}: {
  readonly question: NonNullable<UiState['fileQuestion']>
}) {
  const { t } = useTranslation()
  const { name, answer } = question
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && answer('cancel')}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('files.changedTitle', { name })}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">{t('files.changedBody')}</AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('files.cancel')}</AlertDialog.Close>
            <button type="button" className="button" onClick={() => answer('save-as')}>
              {t('files.saveAs')}
            </button>
            <button type="button" className="button button--danger" onClick={() => answer('replace')}>
              {t('files.overwrite')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
