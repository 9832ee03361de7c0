import type { EditorCore } from '../editor/editor-core'

const NAME = '#graph='

/** Takes the graph that the address carries out of it, so that a reload does not open it again over later work. */
export function takeLink(): string | undefined {
  const { hash, pathname, search } = location
  if (!hash.startsWith(NAME)) return undefined
  history.replaceState(history.state, '', pathname + search)
  return hash
}

/** Loaded only for those who come by a link. */
export async function followLink(editor: EditorCore, fragment: string): Promise<boolean> {
  const { openLink } = await import('../editor/opening/open-link')
  return openLink(editor, fragment)
}

/** A link may be put into the address of a page that is open: browsers then load nothing anew. */
export function watchAddress(editor: EditorCore) {
  window.addEventListener('hashchange', ({ newURL }) => {
    // As it was put there: by now the address may name the open document again.
    const { hash } = new URL(newURL)
    if (!hash.startsWith(NAME)) return
    takeLink()
    void followLink(editor, hash)
  })
}
