import { lazy, Suspense, useEffect } from 'react'
import { useUi } from '../editor'

const load = async () => ({ default: (await import('./SearchPopup')).SearchPopup })
const SearchPopup = lazy(load)

/** When the page has come to rest: the list then opens at once. In ms. */
const warmUp = 2000

/** The lists to choose from that open over the canvas. Not needed to see a graph, so it is loaded later. */
export function Search() {
  const request = useUi((state) => state.search)
  useEffect(() => {
    const timer = setTimeout(() => void load(), warmUp)
    return () => clearTimeout(timer)
  }, [])
  return <Suspense fallback={null}>{request && <SearchPopup request={request} />}</Suspense>
}
