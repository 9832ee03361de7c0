/** Small preferences that outlive the page. A browser that forbids storage simply forgets them. */
type Setting = 'commands' | 'language' | 'theme' | 'palette' | 'speeds' | 'viewer' | 'uses'

export function readSetting(name: Setting): string | null {
  try {
    return localStorage.getItem(`gramarye.${name}`)
  } catch {
    return null
  }
}

export function writeSetting(name: Setting, value: string) {
  try {
    localStorage.setItem(`gramarye.${name}`, value)
  } catch {
    // Private windows may refuse; the setting then lasts as long as the page.
  }
}
