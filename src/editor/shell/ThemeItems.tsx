import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { themeStore, themes } from '../lib/theme'
import { RadioItems } from './Popup'

export function ThemeItems() {
  const { t } = useTranslation()
  const theme = useStore(themeStore)
  return (
    <RadioItems
      label={t('app.theme')}
      value={theme}
      options={themes.map((id) => ({ id, name: t(`app.themes.${id}`) }))}
      onChange={(chosen) => themeStore.setState(chosen, true)}
    />
  )
}
