import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { eraseDocuments } from '../actions/documents'
import { useEditor } from '../editor'
import type { Entry } from '../library/types'

interface EraseButtonProps {
  readonly documents: readonly Entry[]
  readonly title: string
  readonly label: string
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly labeled?: boolean
}

/** Deletes documents for good, after a question. */
export function EraseButton({ documents, title, label, icon: Icon, labeled = false }: EraseButtonProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger
        className={labeled ? 'button' : 'button button--icon'}
        aria-label={label}
        title={label}
      >
        <Icon aria-hidden />
        {labeled && label}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">{t('library.eraseBody')}</AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('library.keep')}</AlertDialog.Close>
            <AlertDialog.Close
              className="button button--danger"
              onClick={() => void eraseDocuments(editor, documents)}
            >
              {t('library.erase')}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
