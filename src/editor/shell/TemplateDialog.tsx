import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteTemplate, renameTemplate } from '../actions/templates'
import { useEditor } from '../editor'
import type { StoredTemplate } from '../lib/template-storage'

interface TemplateDialogProps {
  readonly template: StoredTemplate
  readonly onClose: () => void
}

/** Asks for the new name of a template, or whether it is to go. */
export default function TemplateDialog({
  kind,
  ...props
}: TemplateDialogProps & { readonly kind: 'rename' | 'delete' }) {
  return kind === 'rename' ? <RenameDialog {...props} /> : <DeleteDialog {...props} />
}

function RenameDialog({ template, onClose }: TemplateDialogProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const [title, setTitle] = useState(template.title)
  const wanted = title.trim()
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog__title">{t('groups.renameTitle')}</Dialog.Title>
          <form
            className="dialog__form"
            onSubmit={(event) => {
              event.preventDefault()
              if (wanted !== '') void renameTemplate(editor, template, wanted)
              onClose()
            }}
          >
            <input
              type="text"
              className="text-field"
              aria-label={t('groups.title')}
              value={title}
              maxLength={500}
              onChange={(event) => setTitle(event.target.value)}
            />
            <div className="dialog__buttons">
              <Dialog.Close className="button">{t('groups.cancel')}</Dialog.Close>
              <button type="submit" className="button button--primary" disabled={wanted === ''}>
                {t('groups.rename')}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function DeleteDialog({ template, onClose }: TemplateDialogProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  return (
    <AlertDialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog__backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog__title">{t('groups.deleteTitle')}</AlertDialog.Title>
          <AlertDialog.Description className="dialog__text">
            {t('groups.deleteBody', { title: template.title })}
          </AlertDialog.Description>
          <div className="dialog__buttons">
            <AlertDialog.Close className="button">{t('groups.cancel')}</AlertDialog.Close>
            <button
              type="button"
              className="button button--danger"
              onClick={() => {
                onClose()
                void deleteTemplate(editor, template)
              }}
            >
              {t('groups.delete')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
