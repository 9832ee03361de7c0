import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor'
import { addLanguage } from '../i18n/setup'
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
  const { ui } = useEditor()
  const { t, i18n } = useTranslation()
  const choose = async (language: Language) => {
    try {
      await addLanguage(i18n, language)
      await i18n.changeLanguage(language)
    } catch {
      ui.notify('error', t('notices.languageFailed'))
    }
  }
  return (
    <RadioItems<Language>
      label={t('app.language')}
      value={i18n.language === 'zh' ? 'zh' : 'en'}
      options={languages}
      onChange={(language) => void choose(language)}
    />
  )
}
