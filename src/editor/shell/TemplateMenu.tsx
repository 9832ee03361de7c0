import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog } from '@base-ui/react/dialog'
import { Menu } from '@base-ui/react/menu'
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteTemplate, downloadTemplate, renameTemplate } from '../actions/templates'
import { useEditor } from '../editor'
import type { StoredTemplate } from '../lib/template-storage'

/** What can be done with a template besides placing it. */
export function TemplateMenu({ template }: { readonly template: StoredTemplate }) {
  const editor = useEditor()
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null)
  const { title } = template
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className="button button--icon button--tiny"
          aria-label={t('groups.templateMenu', { title })}
        >
          <EllipsisVertical aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="layer" sideOffset={4} align="end" collisionPadding={8}>
            <Menu.Popup className="menu">
              <Menu.Item className="menu__item" onClick={() => setDialog('rename')}>
                {t('groups.rename')}
              </Menu.Item>
              <Menu.Item className="menu__item" onClick={() => downloadTemplate(editor, template)}>
                {t('groups.export')}
              </Menu.Item>
              <Menu.Item className="menu__item" onClick={() => setDialog('delete')}>
                {t('groups.delete')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <RenameDialog template={template} open={dialog === 'rename'} onClose={() => setDialog(null)} />
      <DeleteDialog template={template} open={dialog === 'delete'} onClose={() => setDialog(null)} />
    </>
  )
}

interface TemplateDialogProps {
  readonly template: StoredTemplate
  readonly open: boolean
  readonly onClose: () => void
}

function RenameDialog({ template, open, onClose }: TemplateDialogProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  const [title, setTitle] = useState(template.title)
  const wanted = title.trim()
  return (
    <Dialog.Root open={open} onOpenChange={(stays) => !stays && onClose()}>
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

function DeleteDialog({ template, open, onClose }: TemplateDialogProps) {
  const editor = useEditor()
  const { t } = useTranslation()
  return (
    <AlertDialog.Root open={open} onOpenChange={(stays) => !stays && onClose()}>
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
