import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/setup'
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
  const { t, i18n } = useTranslation()
  return (
    <RadioItems
      label={t('app.language')}
      value={i18n.language}
      options={languages}
      onChange={(language) => void i18n.changeLanguage(language)}
    />
  )
}
