import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readSetting, writeSetting } from '../lib/settings'
import { en } from './en'
import { zh } from './zh'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { readonly translation: typeof en }
    returnNull: false
  }
}

export const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh', name: '简体中文' },
] as const
export type Language = (typeof languages)[number]['id']

const resources = { en: { translation: en }, zh: { translation: zh } }

export function createI18n(): i18n {
  const instance = createInstance()
  instance.use(initReactI18next).init({
    resources,
    lng: preferredLanguage(),
    fallbackLng: 'en',
    // Resources are bundled, so nothing need be awaited.
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const apply = (language: string) => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  }
  apply(instance.language)
  instance.on('languageChanged', (language) => {
    apply(language)
    writeSetting('language', language)
  })
  return instance
}

function preferredLanguage(): Language {
  const stored = readSetting('language')
  const wanted = stored ? [stored] : navigator.languages
  const found = wanted
    .map((tag) => languages.find(({ id }) => tag.toLowerCase().startsWith(id)))
    .find((language) => language !== undefined)
  return found?.id ?? 'en'
}
