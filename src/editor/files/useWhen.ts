import { useTranslation } from 'react-i18next'

/** A day and a time as people say it: the time alone for today. */
export function useWhen(): (at: number) => string {
  const { i18n } = useTranslation()
  return (at) => {
    const date = new Date(at)
    const isToday = date.toDateString() === new Date().toDateString()
    return new Intl.DateTimeFormat(i18n.language, {
      ...(!isToday && { dateStyle: 'medium' }),
      timeStyle: 'short',
    }).format(date)
  }
}
