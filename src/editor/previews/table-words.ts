import { useTranslation } from 'react-i18next'
import { en } from '../i18n/en'

type Word = keyof typeof en.tables.words

function isWord(text: string): text is Word {
  return Object.hasOwn(en.tables.words, text)
}

/** Words that nodes write into tables, in the user's language; names of layers and the like stay as they are. */
export function useTableWords(): (text: string) => string {
  const { t } = useTranslation()
  return (text) => (isWord(text) ? t(`tables.words.${text}`) : text)
}
