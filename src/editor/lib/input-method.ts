/**
 * Keys that an input method takes, to choose or confirm a candidate, mean nothing to the page: no handler may hear them.
 * Safari ends the composition before the key that confirmed it, and marks that key by its code alone.
 */
function belongsToInputMethod({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229
}

/**
 * Keeps such keys from everything on the page, so that no text field has to think of it: shortcuts, popups and fields all
 * listen further in than the window. The keys still reach the input method itself.
 *
 * @returns what ends it.
 */
export function shieldInputMethods(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}
