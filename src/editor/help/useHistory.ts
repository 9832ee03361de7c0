import { useState } from 'react'
import { type HelpPage, pageKey } from '../store/help'

/** The page that is open, and the way back. A new request from outside is one more page. */
export function useHistory(request: { readonly page: HelpPage }) {
  const [pages, setPages] = useState<readonly HelpPage[]>([request.page])
  const [answered, setAnswered] = useState(request)
  if (answered !== request) {
    setAnswered(request)
    setPages(pushed(pages, request.page))
  }
  return {
    page: pages.at(-1) ?? request.page,
    canGoBack: pages.length > 1,
    go: (page: HelpPage) => setPages((before) => pushed(before, page)),
    back: () => setPages((before) => (before.length > 1 ? before.slice(0, -1) : before)),
  }
}

function pushed(pages: readonly HelpPage[], page: HelpPage): readonly HelpPage[] {
  const last = pages.at(-1)
  return last && pageKey(last) === pageKey(page) ? pages : [...pages, page]
}
