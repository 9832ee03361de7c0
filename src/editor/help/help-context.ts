import { createContext, useContext } from 'react'
import type { HelpPage } from '../store/help'

/** Opens another page. */
export const HelpGoContext = createContext<(page: HelpPage) => void>(() => undefined)

export function useGo(): (page: HelpPage) => void {
  return useContext(HelpGoContext)
}
