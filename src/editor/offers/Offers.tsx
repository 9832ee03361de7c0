import { BetterOffer } from '../better/BetterOffer'
import { useUi } from '../editor'
import { LargerBanner } from '../larger/LargerBanner'

/** What may be done next with the graph that is open, one at a time. */
export default function Offers() {
  const larger = useUi((state) => state.larger)
  return larger ? <LargerBanner {...larger} /> : <BetterOffer />
}

// What the commands do, so that all of it is loaded as one.
export { takeBetter } from '../better/take'
export { goLarger } from '../larger/go-larger'
