const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Delete: '⌫',
  Enter: '⏎',
  Escape: 'Esc',
}
const otherSigns: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del' }

/** `Mod+Shift+Z` as people of this system write it. */
export function shortcutText(shortcut: string): string {
  const signs = isMac ? macSigns : otherSigns
  return shortcut
    .split('+')
    .map((key) => signs[key] ?? key)
    .join(isMac ? '' : '+')
}

/** The shortcut in the form of `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: string): string {
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control')
}

/** Whether a key press is the shortcut. */
export function matches(event: KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.split('+')
  const key = keys.at(-1) ?? ''
  const mod = isMac ? event.metaKey : event.ctrlKey
  return (
    keyName(event.key) === key.toLowerCase() &&
    mod === keys.includes('Mod') &&
    // On some keyboards a sign such as “/” needs Shift.
    (event.shiftKey === keys.includes('Shift') || /^[^\p{L}\p{N}]$/u.test(key)) &&
    !event.altKey
  )
}

/** Backspace deletes too, for keyboards without Delete. */
function keyName(key: string): string {
  return key === 'Backspace' ? 'delete' : key.toLowerCase()
}

/** Whether what has the focus has a use of its own for the keys of a shortcut: it can say so in `data-keys`. */
export function usesKeys(target: EventTarget | null, shortcut: string): boolean {
  if (target instanceof Element && target.getAttribute('data-keys')?.split(' ').includes(shortcut))
    return true
  if (!(target instanceof HTMLElement)) return false
  // Delete on a slider is a slip: what it would take is the node around it.
  if (target instanceof HTMLInputElement && target.type === 'range') return shortcut === 'Delete'
  // A picture being looked at zooms by + and -, say.
  if (target.closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ').includes(shortcut)) return true
  // A choice jumps to the option that begins with the letter typed.
  return target.role === 'combobox' && /^(\w|Delete)$/.test(shortcut)
}

/** Whether a key press there is text being typed, or belongs to a control that uses the keys itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
