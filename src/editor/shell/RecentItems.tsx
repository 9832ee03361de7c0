import { Menu } from '@base-ui/react/menu'
import { useTranslation } from 'react-i18next'
import { openDocument } from '../actions/documents'
import { useEditor, useLibrary } from '../editor'
import { useEntries } from '../files/useEntries'

/** How many documents are offered to be opened again. */
const most = 8

/** The documents opened last, but for the one that is shown. */
export function RecentItems() {
  const editor = useEditor()
  const { t } = useTranslation()
  const open = useLibrary((state) => state.id)
  const recent = useEntries()
    ?.filter(({ id, deleted }) => id !== open && deleted === undefined)
    .slice(0, most)
  if (!recent || recent.length === 0) return null
  return (
    <Menu.Group>
      <Menu.Separator className="menu__line" />
      <Menu.GroupLabel className="menu__heading">{t('library.recent')}</Menu.GroupLabel>
      {recent.map((entry) => (
        <Menu.Item key={entry.id} className="menu__item" onClick={() => void openDocument(editor, entry)}>
          <span className="menu__recent">{entry.title || t('library.untitled')}</span>
          {entry.file && <span className="menu__keys">{entry.file.name}</span>}
        </Menu.Item>
      ))}
    </Menu.Group>
  )
}
