import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { type Language, loadTranslation, translationOf } from './translation'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { readonly translation: typeof en }
    returnNull: false
  }
}

/** @param language one whose words are loaded. */
export function createI18n(language: Language = 'en'): i18n {
  const instance = createInstance()
  const words = translationOf(language)
  instance.use(initReactI18next).init({
    resources: { en: { translation: en }, ...(words && { [language]: { translation: words.messages } }) },
    lng: language,
    fallbackLng: 'en',
    // Resources are there, so nothing need be awaited.
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const apply = (language: string) => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  }
  apply(instance.language)
  instance.on('languageChanged', apply)
  return instance
}

/** Makes the words of a language known, so that it can be chosen and searched. @throws when they cannot be had. */
export async function addLanguage(instance: i18n, language: Language): Promise<void> {
  const words = await loadTranslation(language)
  if (words) instance.addResourceBundle(language, 'translation', words.messages)
}
