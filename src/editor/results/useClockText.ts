import { useTranslation } from 'react-i18next'

/** The time of day as the user's language writes it. @param at in ms since 1970. */
export function useClockText(at: number): string {
  const { i18n } = useTranslation()
  return new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(at)
}
