/** Small preferences that outlive the page. A browser that forbids storage simply forgets them. */
type Setting =
  | 'language'
  | 'theme'
  | 'palette'
  | 'folded'
  | 'speeds'
  | 'viewer'
  | 'uses'
  | 'snap'
  | 'grid'
  | 'app-view'
  | 'auto-run'
  | 'results'
  | 'commands'
  | 'tour'
  | 'motion'
  | 'app-open'
  | 'outline'
  | 'missing'
  | 'vgg19'

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

export function removeSetting(name: Setting) {
  try {
    localStorage.removeItem(`gramarye.${name}`)
  } catch {
    // There was nothing stored.
  }
}
