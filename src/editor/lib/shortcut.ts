const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
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
    (keyName(event.key) === key.toLowerCase() || isComposed(event, key)) &&
    mod === keys.includes('Mod') &&
    // On some keyboards a sign such as “/” needs Shift.
    (event.shiftKey === keys.includes('Shift') || /^[^\p{L}\p{N}]$/u.test(key)) &&
    event.altKey === keys.includes('Alt')
  )
}

/** With Alt a letter may become a sign, as on a Mac: then the key on the keyboard counts. */
function isComposed({ altKey, key, code }: KeyboardEvent, letter: string): boolean {
  return altKey && !/^[a-z]$/i.test(key) && code === `Key${letter}`
}

/** Backspace deletes too, for keyboards without Delete. */
function keyName(key: string): string {
  return key === 'Backspace' ? 'delete' : key.toLowerCase()
}

/** Whether what has the focus has a use of its own for the keys of a shortcut: it can say so in `data-keys`. */
export function usesKeys(target: EventTarget | null, shortcut: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  // Delete on a slider is a slip: what it would take is the node around it.
  if (target instanceof HTMLInputElement && target.type === 'range') return shortcut === 'Delete'
  // Enter on a button presses it, on a link follows it.
  if (shortcut === 'Enter' && target.closest('button, a, [role=button], summary')) return true
  // A picture being looked at zooms by + and -, say.
  if (target.closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ').includes(shortcut)) return true
  // A choice jumps to the option that begins with the letter typed.
  return target.role === 'combobox' && /^(\w|Delete)$/.test(shortcut)
}

const arrowUsers =
  'input[type=range], [role=combobox], [role=slider], [role=radio], [role=menuitem], [role=listbox], [data-keys~=Arrows]'

/** Whether the control that has the focus moves something of its own by the arrow keys. */
export function usesArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(arrowUsers) !== null
}

/** Whether a key press there is text being typed, or belongs to a control that uses the keys itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox'
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

export const popups = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Menus and dialogs use the keys themselves. */
export function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(popups) !== null
}
