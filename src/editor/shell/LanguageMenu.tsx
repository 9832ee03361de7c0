import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import { chooseLanguage } from '../i18n/choose-language'
import { type Language, languages } from '../i18n/translation'
import { MenuButton, RadioItems } from './Popup'

export function LanguageMenu() {
  const { t } = useTranslation()
  return (
    <MenuButton label={t('app.language')} icon={Languages}>
      <LanguageItems />
    </MenuButton>
  )
}

export function LanguageItems() {
  const editor = useEditor()
  const { t, i18n } = useTranslation()
  return (
    <RadioItems<Language>
      label={t('app.language')}
      value={i18n.language === 'zh' ? 'zh' : 'en'}
      options={languages}
      onChange={(language) => void chooseLanguage(editor, language)}
    />
  )
}
