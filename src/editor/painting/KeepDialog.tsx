import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslation } from 'react-i18next'

interface KeepDialogProps {
  readonly open: boolean
  readonly onGoOn: () => void
  readonly onDiscard: () => void
  readonly onKeep: () => void
}

/** Asks what is to become of a painting when Escape would close it. */
export function KeepDialog({ open, onGoOn, onDiscard, onKeep }: KeepDialogProps) {
  const { t } = useTranslation()
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onGoOn()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('painting.keepTitle')}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">{t('painting.keepBody')}</AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('painting.goOn')}</AlertDialog.Close>
            <button type="button" className="button button--danger" onClick={onDiscard}>
              {t('painting.discard')}
            </button>
            <button type="button" className="button button--primary" onClick={onKeep}>
              {t('painting.keep')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
