import { useTranslation } from 'react-i18next'
import { en } from '../i18n/en'
import { saidText } from '../i18n/said-text'

type Word = keyof typeof en.tables.words

function isWord(text: string): text is Word {
  return Object.hasOwn(en.tables.words, text)
}

/** Words that nodes write into tables and charts, in the user's language; names of layers and the like stay as they are. */
export function useTableWords(): (text: string) => string {
  const { t, i18n } = useTranslation()
  return (text) => (isWord(text) ? t(`tables.words.${text}`) : saidText(i18n, text))
}
