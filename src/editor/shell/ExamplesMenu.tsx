import { Menu } from '@base-ui/react/menu'
import { Images } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { openExample } from '../actions/files'
import { useEditor } from '../editor'
import { MenuButton } from './Popup'

export function ExamplesMenu() {
  const { t } = useTranslation()
  return (
    <MenuButton label={t('app.examples')} icon={Images} text={t('app.examples')}>
      <ExampleItems />
    </MenuButton>
  )
}

export function ExampleItems() {
  const editor = useEditor()
  const { t } = useTranslation()
  return editor.examples.map((example) => (
    <Menu.Item
      key={example.id}
      className="menu__item menu__item--tall"
      onClick={() => void openExample(editor, example)}
    >
      <span className="menu__title">{t(`examples.${example.id}.title`)}</span>
      <span className="menu__doc">{t(`examples.${example.id}.doc`)}</span>
    </Menu.Item>
  ))
}
