import { Menu } from '@base-ui/react/menu'
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadTemplate } from '../actions/templates'
import { useEditor } from '../editor'
import type { StoredTemplate } from '../lib/template-storage'
import { later } from './later'

const TemplateDialog = later(
  () => import('./TemplateDialog'),
  (_, { onClose }) => onClose(),
)

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
      {dialog && <TemplateDialog kind={dialog} template={template} onClose={() => setDialog(null)} />}
    </>
  )
}
